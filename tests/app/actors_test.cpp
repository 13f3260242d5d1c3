// entente actors and entente actors show, from outside.
#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "tests/app/program.hpp"

using namespace entente::app;

namespace {

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

// A line of `text` that holds all of the parts.
bool has_line(const std::string& text, const std::vector<std::string>& parts) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        bool all = true;
        for (const auto& part : parts) all = all && holds(line, part);
        if (all) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("actors: a line a mention, with the reading and what decided it") {
    const Folder folder;
    const auto ran = run(folder, "entente actors \"$samples/visit.txt\"");
    REQUIRE_MESSAGE(ran.exit == 0, ran.err);
    const std::vector<std::vector<std::string>> lines{
        {R"("text":"Canadian Prime Minister Justin Trudeau")", R"("kind":"person")", R"("code":"CAN")",
         R"("row":"persons)", R"("confidence":)"},
        {R"("text":"North Korea")", R"("id":"country:PRK")", R"("use":)", R"("how":)"},
    };
    for (const auto& line : lines) CHECK_MESSAGE(has_line(ran.out, line), ran.out);
}

TEST_CASE("actors: the title comes first, spans count code points, and the text knows whom it named") {
    const Folder folder;
    folder.write("a.jsonl",
                 R"({"id":"a","date":"2018-10-04","title":"Shinzō Abe meets Justin Trudeau",)"
                 R"("text":"In Zürich, Trudeau thanked Japan."})"
                 "\n");
    const auto ran = run(folder, "entente actors a.jsonl");
    REQUIRE_MESSAGE(ran.exit == 0, ran.err);
    CHECK(has_line(ran.out, {R"("document":"a","span":[17,31],"field":"title","text":"Justin Trudeau")"}));
    CHECK(has_line(ran.out, {R"("document":"a","span":[11,18],"text":"Trudeau")", R"("kind":"person")"}));
    CHECK(ran.out.find("title") < ran.out.find("[11,18]"));
}

TEST_CASE("actors: from a pipe, as a table, on any number of threads") {
    const Folder folder;
    const auto table = run(folder, "echo 'Japan met Canada.' | entente actors - --format table --date 2019");
    REQUIRE_MESSAGE(table.exit == 0, table.err);
    CHECK(has_line(table.out, {"as of 2019-12-31"}));
    CHECK(has_line(table.out, {"span", "text", "who", "acts for"}));
    CHECK(has_line(table.out, {"0-5", "Japan", "country:JPN"}));
    CHECK(holds(run(folder, "echo Hello. | entente actors --format table").out, "no actors"));
    CHECK(run(folder, "entente actors \"$samples\" --jobs 1").out ==
          run(folder, "entente actors \"$samples\" --jobs 3").out);
}
