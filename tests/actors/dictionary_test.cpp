#include "extractors/actors/dictionary.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <string>
#include <vector>

using namespace entente::actors;
using entente::schema::Day;

namespace {

Day day(const std::string& iso) {
    return entente::schema::parse_date(iso)->start;
}

// "Hamid Karzai|Karzai: AFGELI AFGGOV 2001-12-22..2014-09-29"
std::string shown(const DictionaryActor& actor) {
    std::string out;
    for (const auto& name : actor.names) out += (out.empty() ? "" : "|") + name;
    out += ":";
    for (const auto& code : actor.codes) {
        out += " " + code.code;
        if (code.period == Period{}) continue;
        const auto& [from, until] = code.period;
        out += " " + (from == Period::earliest ? "" : entente::schema::to_iso(from)) + ".." +
               (until == Period::latest ? "" : entente::schema::to_iso(until));
    }
    return out;
}

// The first actor, and the issues as "line: reason" with "skipped" or "mended" before.
std::string first(const Dictionary& dictionary) {
    return dictionary.actors.empty() ? "none" : shown(dictionary.actors.front());
}

}  // namespace

TEST_CASE("dictionary: phrases, synonyms, codes and their days") {
    struct Row {
        std::string text, expected;
    };
    const std::vector<Row> rows{
        {"NARNIA_ [NAR]", "Narnia: NAR"},
        {"NARNIA [NAR] ; a comment\n+KINGDOM_OF_NARNIA_ # another\n", "Narnia|Kingdom of Narnia: NAR"},
        {"UN_ [IGOUNO]", "UN: IGOUNO"},
        {"U.N._ [IGOUNO]", "U.N.: IGOUNO"},
        {"NATO [IGOWSTNAT]", "Nato: IGOWSTNAT"},
        {"Mixed_Case_Name [USAGOV]", "Mixed Case Name: USAGOV"},
        {"ARMY_OF_THE_EAST_(AOTE)_ [NARREB]", "Army of the East|AOTE: NARREB"},
        {"THE_COUNCIL_ [NAR]", "The Council: NAR"},
        {"A_B\n\t[NARELI]\n\t[NARGOV 20010203-20040506]\n", "A B: NARGOV 2001-02-03..2004-05-06 NARELI"},
        {"A_B [NARGOV 010203-040506][NAROPP >040507]",
         "A B: NARGOV 2001-02-03..2004-05-06 NAROPP 2004-05-07.."},
        {"A_B [NARGOV <320101]", "A B: NARGOV ..1932-01-01"},
        {"A_B [NARGOV > 151231]", "A B: NARGOV 2015-12-31.."},
        {"A_B [NARGOV 100101-190101]", "A B: NARGOV 1910-01-01..1919-01-01"},
        {"A_B [NARGOV >20010000]", "A B: NARGOV 2001-01-01.."},
        {"A_B [NARGOV<900131]", "A B: NARGOV ..1990-01-31"},
        {"INDIAN_OCEAN [---]", "Indian Ocean: ---"},
        {"A_B\t[MNCUSA]\tSavings Institutions\t$3,000,000", "A B: MNCUSA"},
        {"A_B [NGOHIN211DEV]", "A B: NGOHIN211DEV"},
        {"    A_B [NAR]", "A B: NAR"},
        {"A_B [NAR", "A B: NAR"},
        {"A_B [NAR}", "A B: NAR"},
        {"\xEF\xBB\xBF"
         "A_B [NAR]\r\n+C\r\n",
         "A B|C: NAR"},
        {"", "none"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(first(parse_dictionary(row.text, "my.txt")) == row.expected);
    }
}

TEST_CASE("dictionary: every line that is left out or mended is named, and the rest is read") {
    struct Row {
        std::string text;
        std::uint64_t line;
        std::string reason;
        bool skipped;
    };
    const std::vector<Row> rows{
        {"NO_CODE_HERE\n", 1, "a phrase without a code", true},
        {"NO_CODE_HERE\n+ITS_SYNONYM\n", 2, "a synonym of a phrase without a code", true},
        {"+LOST\n", 1, "a synonym before any phrase", true},
        {"\t[NAR]\n", 1, "a code before any phrase", true},
        {"[NAR]\n", 1, "a code without a phrase", true},
        {"A_B [NARGOV 2004017-20061201]\n", 1, "is no date", true},
        {"A_B [NARGOV 20040101-20030101]\n", 1, "ends before it starts", true},
        {"A_B [NARGOV 20041301-20050101]\n", 1, "is no date", true},
        {"A_B [NARGOV 20040231-20050101]\n", 1, "the last one is taken", false},
        {"A_B [NA]\n", 1, "holds no code", true},
        {"A_B [NARGO]\n", 1, "parts of three letters", false},
        {"A_B [NAR\n", 1, "not closed", false},
        {" A_B [NAR]\n", 1, "indented", false},
        {"A\xFF_B [NAR]\n", 1, "not UTF-8", true},
        {"&VERBS\n", 1, "a verb", true},
        {"--- ACCUSE [112] ---\n", 1, "a verb", true},
        {std::string(70'000, 'A') + " [NAR]\n", 1, "longer than", true},
        {"POLICE!NOBODY! [~COP]\n", 1, "no set of words", true},
    };
    for (const auto& row : rows) {
        CAPTURE(row.reason);
        const auto read = parse_dictionary(row.text + "GOOD_ [USA]\n", "my.txt");
        REQUIRE_FALSE(read.issues.empty());
        const bool told = std::ranges::any_of(read.issues, [&](const DictionaryIssue& issue) {
            return issue.line == row.line && issue.reason.contains(row.reason) &&
                   issue.skipped == row.skipped;
        });
        CHECK_MESSAGE(told, read.issues.front().reason);
        REQUIRE_FALSE(read.actors.empty());
        CHECK(shown(read.actors.back()) == "Good: USA");
    }
}

TEST_CASE("dictionary: agents") {
    const auto read = parse_dictionary(
        "!PERSON! = MAN, WOMAN\nFARMER [~AGR]\nPOLICE!PERSON!_ [~COP]\nFOOT_SOLDIER {FOOT_SOLDIERS} [~MIL]\n"
        "OBSERVERS_IN [IGO~]\n",
        "agents.txt");
    REQUIRE(read.issues.empty());
    std::vector<std::string> nouns;
    for (const auto& agent : read.agents)
        nouns.push_back((agent.before ? "<" : "") + agent.noun + "=" + agent.code);
    CHECK(nouns == std::vector<std::string>{"farmer=AGR", "policeman=COP", "policewoman=COP",
                                            "foot soldier=MIL", "foot soldiers=MIL", "<observers in=IGO"});
    CHECK(read.agents[1].row == "agents.txt:3");
}

TEST_CASE("dictionary: rows, and the code of a day") {
    const auto read =
        parse_dictionary("# head\nKAI_NIL\n+K._NIL\n\t[NARELI]\n\t[NARGOV 900101-991231]\n", "my.txt");
    REQUIRE(read.actors.size() == 1);
    const auto& actor = read.actors.front();
    CHECK(actor.row == "my.txt:2");
    CHECK(actor.code_on(day("1995-05-05")) == "NARGOV");
    CHECK(actor.code_on(day("1999-12-31")) == "NARGOV");
    CHECK(actor.code_on(day("2000-01-01")) == "NARELI");
}

TEST_CASE("dictionary: known by its shape") {
    const std::vector<std::pair<std::string, bool>> rows{
        {"# comment\n\nNARNIA [NAR]\n", true},
        {"A_B\n+C_D\n\t[NARGOV >900101]\n", true},
        {"FARMER [~AGR]\n", true},
        {"!PERSON! = MAN\n", true},
        {"OCEAN [---]\n", true},
        {"code\tname\taliases\nJPN\tJapan\t\n", false},
        {"--- ACCUSE [112] ---\n", false},
        {"", false},
        {"just words\n", false},
    };
    for (const auto& [text, expected] : rows) {
        CAPTURE(text);
        CHECK(is_dictionary(text) == expected);
    }
}
