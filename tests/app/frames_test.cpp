// --frames from outside: a user's rows are read, win over ours by their id, and are refused as a whole.
#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "tests/app/program.hpp"

using namespace entente::app;

namespace {

const std::string columns = "id\thead\tpos\tslots\tact\tmode\tcameo\tstatus\tmutual\texample\treading\n";
const std::string serenade =
    "serenade\tserenade\tverb\tagent:PARTY patient:PARTY\tSUPPORT\t-\t\t-\t-\tPeru serenaded Chile.\tPER "
    "SUPPORT "
    "CHL happened\n";

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("--frames: a row is added, and one with our id takes the place of ours") {
    const Folder folder;
    folder.write("my.tsv", columns + serenade);
    const std::string told = "echo 'Peru serenaded Chile.' | entente extract --date 2024-05-01";
    CHECK(run(folder, told).out.empty());
    const auto added = run(folder, told + " --frames my.tsv");
    REQUIRE_MESSAGE(added.exit == 0, added.err);
    CHECK(holds(added.out, R"("act":"SUPPORT")"));
    CHECK(holds(added.out, R"("row":"my.tsv:2")"));
    folder.write("again.tsv", columns + serenade);
    CHECK(holds(run(folder, told + " --frames my.tsv --frames again.tsv").out, R"("row":"again.tsv:2")"));
}

TEST_CASE("--frames: a wrong row is refused with file, line and remedy, and nothing is read") {
    struct Row {
        std::string text, error;
    };
    const std::vector<Row> rows{
        {columns + serenade + "bad\tsing\tverb\tagnet:PARTY\tSUPPORT\t-\t\t-\t-\tA.\tX\n",
         R"(my.tsv:3: relation "agnet" unknown; did you mean "agent"?)"},
        {"id\thed\n", R"(my.tsv:1: unknown column "hed"; did you mean "head"?)"},
        {columns + "bad\tsing\n", "my.tsv:2: 2 cells where the table has 11 columns"},
    };
    const Folder folder;
    for (const auto& row : rows) {
        folder.write("my.tsv", row.text);
        const auto ran = run(folder, "echo 'Peru serenaded Chile.' | entente extract --frames my.tsv");
        CHECK(ran.exit == 1);
        CHECK(ran.out.empty());
        CHECK_MESSAGE(holds(ran.err, row.error), ran.err);
    }
    CHECK(holds(run(folder, "entente extract --frames none.tsv").err, "none.tsv"));
}

TEST_CASE("--frames: a graph that was built with other frames is read again") {
    const Folder folder;
    folder.write("my.tsv", columns + serenade);
    folder.write("a.txt", "Peru serenaded Chile.");
    REQUIRE(run(folder, "entente build a.txt --date 2024-05-01 -o g.db").exit == 0);
    const auto again = run(folder, "entente build a.txt --date 2024-05-01 -o g.db --frames my.tsv");
    CHECK_MESSAGE(holds(again.err, "1 records"), again.err);
}
