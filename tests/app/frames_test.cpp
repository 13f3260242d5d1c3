// --frames and --verbs from outside: a user's rows are read, win over ours by their id, and are refused as a
// whole.
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
    const auto without =
        run(folder, "entente build a.txt --date 2024-05-01 -o g.db --frames none --weights none");
    CHECK_MESSAGE(holds(without.err, "0 records"), without.err);
}

TEST_CASE("--verbs: patterns of a dictionary become frames behind ours, and what is wrong in it is named") {
    const Folder folder;
    folder.write(
        "verbs.txt",
        "---  SERENADE  [051]  ---\nSERENADE {SERENADED}\n- * (WITH GRENADE [193]\n- * THREATS [130]\n"
        "---  ACCUSE  [051]  ---\nACCUSE\n");
    const std::string verbs = " | entente extract --date 2024-05-01 --verbs verbs.txt";
    const auto ran = run(folder, "echo 'Peru serenaded Chile.'" + verbs);
    REQUIRE_MESSAGE(ran.exit == 0, ran.err);
    CHECK(holds(ran.out, R"("type":"SUPPORT")"));
    CHECK(holds(ran.out, R"("cameo":"051")"));
    CHECK(holds(ran.out, R"("row":"verbs.txt:1")") == false);
    CHECK(holds(ran.out, R"("row":"verbs.txt:2")"));
    CHECK(holds(ran.err, "verbs.txt:3: a bracket ( is not closed"));
    CHECK(holds(ran.err, "2 verbs and 2 patterns; 0 lines left out"));
    CHECK(holds(run(folder, "echo 'Peru serenaded threats against Chile.'" + verbs).out,
                R"("type":"THREATEN")"));
    CHECK(holds(run(folder, "echo 'Peru accused Chile.'" + verbs).out, R"("type":"ACCUSE")"));  // ours wins
    folder.write("no.txt", "id\thead\n");
    const auto refused = run(folder, "echo 'Peru accused Chile.' | entente extract --verbs no.txt");
    CHECK(refused.exit == 1);
    CHECK(holds(refused.err, "no.txt: no verb dictionary of PETRARCH"));
}

TEST_CASE("frames stats: what fires, what never does, and what is right on gold") {
    const Folder folder;
    folder.write("my.tsv", columns + serenade +
                               "croon\tcroon\tverb\tagent:PARTY patient:PARTY\tSUPPORT\t-\t\t-\t-\tA.\tX\n"
                               "hum\thum\tverb\tagent:PARTY with:PARTY\tSUPPORT\t-\t\t-\t-\tA.\tX\n");
    folder.write("gold.jsonl",
                 R"({"id":"a","text":"Peru serenaded Chile. Peru hummed. Kenya serenaded Ghana.","events":[)"
                 R"({"type":"SUPPORT","actor":[{"code":"PER"}],"recipient":[{"code":"CHL"}]},)"
                 R"({"type":"REJECT","actor":[{"code":"KEN"}],"recipient":[{"code":"GHA"}]}]})"
                 "\n");
    const auto tsv = run(folder, "entente frames stats --frames my.tsv --gold gold.jsonl --format tsv");
    REQUIRE_MESSAGE(tsv.exit == 0, tsv.err);
    CHECK(tsv.out.starts_with(
        "frame\tact\tseen\tfits\tfired\tright\ttype\tparties\twrong\tnet\tverdict\trow\n"));
    CHECK_MESSAGE(holds(tsv.out, "serenade\tSUPPORT\t2\t2\t2\t1\t1\t0\t0\t0\t\tmy.tsv:2\n"), tsv.out);
    CHECK(holds(tsv.out, "croon\tSUPPORT\t0\t0\t0\t0\t0\t0\t0\t0\tword not seen\tmy.tsv:3\n"));
    CHECK(holds(tsv.out, "hum\tSUPPORT\t1\t0\t0\t0\t0\t0\t0\t0\tnever fits\tmy.tsv:4\n"));
    const auto silent =
        run(folder, "entente frames stats gold.jsonl --frames my.tsv --only silent --format json");
    CHECK(holds(silent.out, R"({"frame":"croon","act":"SUPPORT","seen":0,"fits":0,"fired":0,)"));
    CHECK(!holds(silent.out, "serenade"));
    CHECK(holds(run(folder, "entente frames stats gold.jsonl --frames my.tsv").out, "word not seen"));
    const auto shown = run(folder, "entente frames stats --frames my.tsv --gold gold.jsonl --show serenade");
    CHECK_MESSAGE(shown.out ==
                      "right    PER SUPPORT CHL happened  a: Peru serenaded Chile.\n"
                      "type     KEN SUPPORT GHA happened  a: Kenya serenaded Ghana.\n",
                  shown.out);
    CHECK(holds(run(folder, "entente frames stats --frames my.tsv gold.jsonl --show serenad").err,
                "no frame \"serenad\"; did you mean \"serenade\"?"));
    folder.write("bad.jsonl", "{\"id\":\"a\"}\n");
    const auto bad = run(folder, "entente frames stats --gold bad.jsonl");
    CHECK(bad.exit == 1);
    CHECK(holds(bad.err, "bad.jsonl:1: no list \"events\""));
}

TEST_CASE("frames check: every example is read, and what is not read as written is told") {
    const Folder folder;
    folder.write("my.tsv", columns + serenade +
                               "croon\tcroon\tverb\tagent:PARTY patient:PARTY\tSUPPORT\t-\t\t-\t-\t"
                               "Peru crooned at Chile.\tPER SUPPORT CHL happened\n");
    const auto wrong = run(folder, "entente frames check --frames my.tsv my.tsv");
    CHECK(wrong.exit == 1);
    CHECK_MESSAGE(holds(wrong.out,
                        "my.tsv:3 croon: Peru crooned at Chile.\n  written  PER SUPPORT CHL happened\n"
                        "  read     no event\n1 of 2 examples read as written"),
                  wrong.out);
    folder.write("my.tsv", columns + serenade);
    CHECK(run(folder, "entente frames check --frames my.tsv my.tsv").exit == 0);
}
