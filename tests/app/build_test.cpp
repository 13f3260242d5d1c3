// entente build, run again: what is replaced, removed, listed, and no failure any more.
#include <doctest/doctest.h>

#include "app/progress.hpp"
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

const std::string kenya = "Kenya condemned Sudan.";
const std::string poland = "Poland thanked Latvia.";

// Subject of each event in the store.
std::string told(const Folder& folder, const std::string& store = "g.db") {
    const auto ran = run(folder, "entente export " + store + " -f dot -o -");
    REQUIRE_MESSAGE(ran.exit == 0, ran.err);
    std::string who;
    for (const std::string name : {"Kenya", "Poland", "Canada"})
        if (holds(ran.out, name)) who += name + " ";
    return who;
}

}  // namespace

TEST_CASE("a changed document takes the place of what it was") {
    const Folder folder;
    folder.write("a.jsonl", line("1", kenya));
    REQUIRE(run(folder, "entente build a.jsonl -o g.db").exit == 0);
    CHECK(told(folder) == "Kenya ");
    folder.write("a.jsonl", line("1", poland));
    REQUIRE(run(folder, "entente build a.jsonl -o g.db").exit == 0);
    CHECK(told(folder) == "Poland ");
    folder.write("a.jsonl", line("1", kenya) + line("1", poland) + line("1", kenya));
    const auto twice = run(folder, "entente build a.jsonl -o g.db");
    CHECK(twice.exit == 3);
    CHECK_MESSAGE(
        holds(twice.err,
              "a.jsonl:2: document \"1\" came before in this run, with another text (from a.jsonl:1)"),
        twice.err);
    CHECK(told(folder) == "Kenya ");
}

TEST_CASE("--prune removes what the inputs do not give any more, and only that") {
    const Folder folder;
    folder.write("a.jsonl", line("1", kenya) + line("2", poland));
    folder.write("b.jsonl", line("3", "Canada praised Mexico."));
    REQUIRE(run(folder, "entente build a.jsonl b.jsonl -o g.db").exit == 0);
    folder.write("a.jsonl", line("2", poland));
    REQUIRE(run(folder, "entente build a.jsonl -o g.db").exit == 0);
    CHECK(told(folder) == "Kenya Poland Canada ");
    const auto listed = run(folder, "entente build a.jsonl -o g.db --prune --dry-run");
    CHECK(listed.out == "remove\t1\ta.jsonl:1\n");
    folder.write("a.jsonl", line("2", poland) + "broken\n");
    REQUIRE(run(folder, "entente build a.jsonl -o g.db --prune").exit == 3);
    CHECK(told(folder) == "Kenya Poland Canada ");
    folder.write("a.jsonl", line("2", poland));
    REQUIRE(run(folder, "entente build a.jsonl -o g.db --prune").exit == 0);
    CHECK(told(folder) == "Poland Canada ");
    REQUIRE(run(folder, "rm b.jsonl; entente build a.jsonl -o g.db --prune").exit == 0);
    CHECK(told(folder) == "Poland ");
}

TEST_CASE("--dry-run says what would be done, and does nothing") {
    const Folder folder;
    folder.write("a.jsonl", line("1", kenya) + line("2", poland));
    const auto first = run(folder, "entente build a.jsonl -o g.db --dry-run; ls g.db");
    CHECK(first.out == "read\t1\ta.jsonl:1\nread\t2\ta.jsonl:2\n");
    CHECK_MESSAGE(holds(first.err, "g.db: 2 documents would be read, 0 replaced"), first.err);
    REQUIRE(run(folder, "entente build a.jsonl -o g.db").exit == 0);
    folder.write("a.jsonl", line("1", poland) + line("2", poland) + line("3", kenya) + line("3", poland));
    const auto second = run(folder,
                            "sha256sum g.db > before; entente build a.jsonl -o g.db --dry-run; echo $?; "
                            "sha256sum --quiet -c before");
    CHECK(second.out == "replace\t1\ta.jsonl:1\nread\t3\ta.jsonl:3\n3\n");
    const auto other = run(folder, "entente build a.jsonl -o g.db --scope all --dry-run");
    CHECK_MESSAGE(holds(other.out, "again\t2\ta.jsonl:2\n"), other.out);
}

TEST_CASE("what failed before and now reads well is no failure any more") {
    const Folder folder;
    const auto failures = [&] {
        return run(folder,
                   "python3 -c \"import sqlite3; print(sqlite3.connect('g.db').execute('SELECT count(*) FROM "
                   "failures').fetchone()[0])\"")
            .out;
    };
    folder.write("a.jsonl", line("1", kenya) + "broken\n");
    REQUIRE(run(folder, "echo x > b.jsonl.gz; entente build a.jsonl b.jsonl.gz -o g.db").exit == 3);
    CHECK(failures() == "2\n");
    REQUIRE(run(folder, "entente build a.jsonl -o g.db").exit == 3);
    CHECK(failures() == "2\n");
    folder.write("a.jsonl", line("0", poland) + line("1", kenya));
    REQUIRE(run(folder, "rm b.jsonl.gz; entente build a.jsonl -o g.db").exit == 0);
    CHECK(failures() == "1\n");
    REQUIRE(run(folder, "entente build a.jsonl -o g.db --prune").exit == 0);
    CHECK(failures() == "0\n");
}

TEST_CASE("a document that has turned into another language leaves nothing") {
    const Folder folder;
    folder.write("a.jsonl", line("1", kenya));
    REQUIRE(run(folder, "entente build a.jsonl -o g.db").exit == 0);
    std::string spanish;
    for (int i = 0; i < 8; ++i)
        spanish += "El ministro de Asuntos Exteriores visitó ayer a su homólogo en Madrid. ";
    folder.write("a.jsonl", line("1", spanish));
    REQUIRE(run(folder, "entente build a.jsonl -o g.db").exit == 0);
    CHECK(told(folder).empty());
}

TEST_CASE("progress tells rates of the last minute and the time left by the inputs' bytes") {
    const Done before{.documents = 100, .records = 10, .errors = 0, .bytes = 1'000'000, .reached = 500'000};
    const Done now{.documents = 700, .records = 60, .errors = 2, .bytes = 4'000'000, .reached = 1'500'000};
    CHECK(progress_line(now, before, 2, 3'000'000) ==
          "700 documents, 1.50 MB/s, 60 records, 2 errors, 3 s left");
    CHECK(progress_line(now, before, 10, 30'000'000) ==
          "700 documents, 0.30 MB/s, 60 records, 2 errors, 5 min left");
    CHECK(progress_line(now, before, 10, 3'000'000'000) ==
          "700 documents, 0.30 MB/s, 60 records, 2 errors, 8 h 20 min left");
    CHECK(progress_line(now, before, 2, std::nullopt) == "700 documents, 1.50 MB/s, 60 records, 2 errors");
    CHECK(progress_line(now, now, 2, 3'000'000) == "700 documents, 0.00 MB/s, 60 records, 2 errors");
    CHECK(progress_line({.documents = 1, .errors = 1}, {}, 0, 10) ==
          "1 documents, 0.00 MB/s, 0 records, 1 error");
}
