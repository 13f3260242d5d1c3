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
    folder.write("a.jsonl", R"({"id":"a","date":"2018-10-04","title":"Shinzō Abe meets Justin Trudeau",)"
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

TEST_CASE("actors show: what is known, as of a day") {
    struct Row {
        std::string query;
        std::vector<std::string> parts;
    };
    const std::vector<Row> rows{
        {"JPN",
         {R"("id": "country:JPN")", R"("day": "2022-01-06")", R"("seats": "Tokyo)", R"("value": "392")"}},
        {"japan", {R"("id": "country:JPN")"}},
        {"country:JPN", {R"("office": "foreign-minister")", R"("holder": "Yoshimasa Hayashi")"}},
        {"'Japanese foreign minister'",
         {R"("holder": "Yoshimasa Hayashi")", R"("holder": "Toshimitsu Motegi")"}},
        {"foreign minister of Japan", {R"("id": "office:JPN/foreign-minister")"}},
        {"office:JPN/foreign-minister", {R"("holder": "Yoshimasa Hayashi")"}},
        {"'Yoshimasa Hayashi'", {R"("for": "JPN")", R"("on day": "yes")", R"("source": "hand")"}},
        {"ASEAN", {R"("member": "VNM")", R"("from": "1995-07-28")"}},
        {"SUN", {R"("successors": ")"}},
        {"RUS", {R"("predecessors": "SUN)"}},
        {"Pentagon", {R"("id": "body:USA/defense-department")"}},
        {"hezbollah", {R"("id": "group:hezbollah")"}},
    };
    const Folder folder;
    for (const auto& row : rows) {
        CAPTURE(row.query);
        const auto ran = run(folder, "entente actors show " + row.query + " --on 2022-01-06 --format json");
        REQUIRE_MESSAGE(ran.exit == 0, ran.err);
        for (const auto& part : row.parts) CHECK_MESSAGE(holds(ran.out, part), ran.out);
    }
    const auto page = run(folder, "entente actors show JPN --on 2022-01-06");
    CHECK(has_line(page.out, {"Japan", "country:JPN", "as of 2022-01-06"}));
    CHECK(has_line(page.out, {"seats", "Tokyo"}));
}

TEST_CASE("actors show: an open term counts to the day it was last seen open on") {
    const Folder folder;
    const auto then = run(folder, "entente actors show 'Mark Rutte' --on 2015");
    REQUIRE_MESSAGE(then.exit == 0, then.err);
    CHECK(has_line(then.out, {"head-of-government", "NLD", "2010-", "yes"}));
    const auto far = run(folder, "entente actors show 'French president' --on 2199");
    CHECK(has_line(far.out, {"open on", "last known"}));
    CHECK_FALSE(has_line(far.out, {"yes"}));
}

TEST_CASE("actors show: JSON, and what nobody knows") {
    const Folder folder;
    const auto json =
        run(folder, "entente actors show JPN --on 2022-01-06 --format json | python3 -m json.tool");
    REQUIRE_MESSAGE(json.exit == 0, json.out);
    CHECK(holds(json.out, "\"id\": \"country:JPN\""));
    const auto miss = run(folder, "entente actors show Japn");
    CHECK(miss.exit == 1);
    CHECK(holds(miss.err, "did you mean \"Japan\"?"));
    CHECK(run(folder, "entente actors show JPN --on someday").exit == 2);
    CHECK(run(folder, "entente actors show").exit == 2);
}

namespace {

const std::string kDictionary =
    "# a dictionary of this test's own\n"
    "NARNIAN_LEAGUE_ [IGO]\n"
    "BORIS_KHRENOV_\n"
    "+B._KHRENOV\n"
    "\t[RUSGOV 20100101-20151231]\n"
    "\t[RUSELI]\n"
    "JAPAN_ [JPN]\n"
    "+JAPANESE_\n"
    "SHINZO_ABE_ [JPNGOV >20121226]\n"
    "NO_CODE_HERE\n";

}  // namespace

TEST_CASE("--actors: a dictionary as it stands; our tables win, its codes are kept") {
    const Folder folder;
    folder.write("my.txt", kDictionary);
    folder.write("a.txt",
                 "Japanese Prime Minister Shinzo Abe met Boris Khrenov in Moscow. The Narnian League "
                 "criticised Japan.\n");
    const auto then = run(folder, "entente actors a.txt --date 2014-05-06 --actors my.txt");
    REQUIRE_MESSAGE(then.exit == 0, then.err);
    CHECK_MESSAGE(holds(then.err, "my.txt:10: a phrase without a code; left out"), then.err);
    CHECK_MESSAGE(has_line(then.out, {R"("id":"person:Q132345")", R"("dictionary_code":"JPNGOV")"}),
                  then.out);
    CHECK(has_line(then.out, {R"("text":"Boris Khrenov","id":"person:RUS/boris-khrenov")",
                              R"("sector":"GOV")", R"("dictionary_code":"RUSGOV")", R"("row":"my.txt:3")"}));
    CHECK(has_line(then.out, {R"("id":"org:narnian-league")", R"("kind":"organization")"}));
    CHECK(has_line(then.out, {R"("text":"Japan","id":"country:JPN")", R"("dictionary_code":"JPN")"}));
    const auto later = run(folder, "entente actors a.txt --date 2018-05-06 --actors my.txt");
    CHECK(has_line(later.out, {"Boris Khrenov", R"("dictionary_code":"RUSELI")"}));
    const auto records = run(folder,
                             "entente extract a.txt --date 2014-05-06 --actors my.txt > r.records; "
                             "entente validate r.records; cat r.records");
    CHECK_MESSAGE(records.exit == 0, records.err);
    CHECK(holds(records.out, R"("dictionary_code":"JPNGOV")"));
}

TEST_CASE("--actors takes one file each time it is given, wherever it stands") {
    const Folder folder;
    folder.write("one.tsv",
                 "id\tname\taliases\tcountry\tsector\tkind\tfrom\tuntil\twikidata\n"
                 "gulls\tGrey Gulls\t\tNOR\tREB\tarmed\t\t\t\n");
    folder.write("two.tsv",
                 "id\tname\taliases\tcountry\tsector\tkind\tfrom\tuntil\twikidata\n"
                 "terns\tWhite Terns\t\tISL\tREB\tarmed\t\t\t\n");
    folder.write("a.txt", "The Grey Gulls met the White Terns.");
    const auto ran = run(folder, "entente actors --actors one.tsv --actors two.tsv a.txt");
    REQUIRE_MESSAGE(ran.exit == 0, ran.err);
    CHECK(has_line(ran.out, {R"("id":"group:gulls")", R"("code":"NOR")"}));
    CHECK(has_line(ran.out, {R"("id":"group:terns")", R"("code":"ISL")"}));
}

TEST_CASE("convert dictionary: tables that give the same mentions when they are given back") {
    const Folder folder;
    folder.write("my.txt", kDictionary + "!PERSON! = MAN, WOMAN\n");
    folder.write("a.txt", "Shinzo Abe met Boris Khrenov. The Narnian League criticised Japan.\n");
    const auto converted = run(folder, "entente convert dictionary my.txt -o my.tsv; cat my.tsv");
    REQUIRE_MESSAGE(converted.exit == 0, converted.err);
    CHECK(has_line(converted.out, {"Boris Khrenov|B. Khrenov\tRUSGOV\t2010-01-01\t2015-12-31"}));
    CHECK(has_line(converted.out, {"narnian-league\tNarnian League"}));
    const std::string codes = " --date 2014-05-06 | grep -o '\"text\":[^,]*\\|\"dictionary_code\":[^,]*'";
    const auto before = run(folder, "entente actors a.txt --actors my.txt" + codes);
    REQUIRE(holds(before.out, "RUSGOV"));
    const auto after = run(folder, "entente actors a.txt --actors my.tsv" + codes);
    CHECK_MESSAGE(after.out == before.out, after.err);
    CHECK(run(folder, "entente convert dictionary a.txt").exit == 1);
}
