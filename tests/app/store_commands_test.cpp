// Commands about whole stores: diff, cite, stats, combine.
#include <doctest/doctest.h>

#include "tests/app/files.hpp"
#include "tests/app/program.hpp"

using namespace entente::app;

namespace {

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::string line(const std::string& id, const std::string& text) {
    return R"({"id":")" + id + R"(","date":"2019-03-01","text":")" + text + "\"}\n";
}

std::string told(const Folder& folder, const std::string& command) {
    const auto ran = run(folder, command);
    REQUIRE_MESSAGE(ran.exit == 0, ran.err);
    return ran.out;
}

const std::string kenya = line("1", "Kenya condemned Sudan.");
const std::string poland = line("2", "Poland thanked Latvia.");

}  // namespace

TEST_CASE("diff: what another run gained, lost and changed") {
    const Folder folder;
    folder.write("before.jsonl", kenya + poland);
    folder.write("after.jsonl", kenya + line("2", "Poland condemned Latvia."));
    told(folder, "entente build before.jsonl -o a.db");
    told(folder, "entente build after.jsonl -o b.db");
    const auto changed = told(folder, "entente diff a.db b.db --format csv");
    CHECK_MESSAGE(holds(changed, "ACCUSE happened"), changed);
    CHECK_MESSAGE(!holds(changed, "Kenya"), changed);
    const auto same = told(folder, "entente diff a.db a.db --format csv");
    CHECK_MESSAGE(!holds(same, "Poland"), same);
}

TEST_CASE("cite: what a store was made of and with, in three forms") {
    const Folder folder;
    folder.write("a.jsonl", kenya);
    told(folder, "entente build a.jsonl -o a.db");
    CHECK(holds(told(folder, "entente cite a.db"), "input: a.jsonl"));
    CHECK(told(folder, "entente cite a.db -f bibtex").starts_with("@misc{"));
    CHECK(told(folder, "entente cite a.db -f cff").starts_with("cff-version: 1.2.0"));
}

TEST_CASE("stats: failures stay in the store until they are mended") {
    const Folder folder;
    folder.write("a.jsonl", kenya + "{\"id\":7\n");
    CHECK(run(folder, "entente build a.jsonl -o a.db").exit == 3);
    const auto failed = told(folder, "entente stats a.db --errors --format csv");
    CHECK_MESSAGE(holds(failed, "a.jsonl:2"), failed);
    folder.write("a.jsonl", kenya + poland);
    told(folder, "entente build a.jsonl -o a.db");
    CHECK(!holds(told(folder, "entente stats a.db --errors --format csv"), "a.jsonl:2"));
}

TEST_CASE("combine: one id with two texts is refused, and nothing is left") {
    const Folder folder;
    folder.write("a.jsonl", kenya);
    folder.write("b.jsonl", line("1", "Kenya thanked Sudan."));
    told(folder, "entente build a.jsonl -o a.db");
    told(folder, "entente build b.jsonl -o b.db");
    const auto refused = run(folder, "entente combine a.db b.db -o c.db");
    CHECK(refused.exit == 1);
    CHECK_MESSAGE(holds(refused.err, "document \"1\" comes twice, with another text"), refused.err);
    CHECK(run(folder, "test ! -e c.db && test ! -e c.db.part").exit == 0);
    told(folder, "entente combine a.db a.db -o c.db");
    CHECK(told(folder, "entente export c.db -f dot -o -") == told(folder, "entente export a.db -f dot -o -"));
}
