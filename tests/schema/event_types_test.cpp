#include "graph/schema/event_types.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <set>

namespace entente::schema {
namespace {

const EventTypes& shipped() {
    static const EventTypes types = [] {
        std::ifstream file(ENTENTE_SOURCE_DIR "/data/event_types.tsv", std::ios::binary);
        const std::string text(std::istreambuf_iterator<char>(file), {});
        auto parsed = parse_event_types(text, "event_types.tsv");
        if (!parsed) throw std::runtime_error(describe(parsed.error()));
        return *std::move(parsed);
    }();
    return types;
}

std::string dump(const Record& record) {
    return fmt::format("{} {} {} {} {}", record.type, record.score, record.quad, record.cameo,
                       record.goldstein);
}

TEST_CASE("act, mode and status give type, score, quad, CAMEO and Goldstein") {
    struct Case {
        std::string_view act, mode;
        Status status;
        std::string_view cameo;  // brought by a frame
        std::string_view expected;
    };
    const Case cases[] = {
        {"CONSULT", "virtual", Status::happened, "", "CONSULT 2.5 1 040 1"},
        {"CONSULT", "visit", Status::happened, "", "CONSULT 4 1 042 1.9"},
        {"CONSULT", "phone", Status::denied, "", "CONSULT 1.5 1 041 1"},
        {"CONSULT", "visit", Status::planned, "", "AGREE 2.5 1 036 4"},
        {"CONSULT", "visit", Status::planned, "042", "AGREE 2.5 1 036 4"},
        {"CONSULT", "visit", Status::cancelled, "", "REJECT -2 3 125 -5"},
        {"CONSULT", "meet", Status::called_for, "", "CONSULT 2.5 1 040 1"},
        {"CONSULT", "meet", Status::happened, "044", "CONSULT 2.5 1 044 2.5"},
        {"AID", "", Status::planned, "", "AGREE 2.5 1 033 5.2"},
        {"AID", "", Status::planned, "0334", "AGREE 2.5 1 0334 6"},
        {"AID", "", Status::planned, "0331", "AGREE 2.5 1 0331 5.2"},
        {"AID", "", Status::alleged, "072", "AID 10 2 072 8.3"},
        {"COOPERATE", "", Status::planned, "", "AGREE 2.5 1 031 5.2"},
        {"SUPPORT", "", Status::planned, "", "AGREE 2.5 1 032 4.5"},
        {"SUPPORT", "", Status::happened, "057", "SUPPORT 5 1 057 8"},
        {"SUPPORT", "", Status::happened, "111", "SUPPORT 5 1 050 3.5"},
        {"SUPPORT", "", Status::happened, "05", "SUPPORT 5 1 050 3.5"},
        {"RETREAT", "withdraw", Status::planned, "", "AGREE 2.5 1 035 7"},
        {"RETREAT", "withdraw", Status::happened, "0874", "RETREAT 8 2 0874 10"},
        {"ACCUSE", "", Status::happened, "", "ACCUSE -3 3 110 -2"},
        {"ACCUSE", "disapprove", Status::happened, "", "ACCUSE -2 3 111 -2"},
        {"ACCUSE", "allege", Status::happened, "1123", "ACCUSE -3.5 3 1123 -2"},
        {"SANCTION", "", Status::planned, "163", "SANCTION -6 4 163 -8"},
        {"ASSAULT", "", Status::hypothetical, "", "ASSAULT -9 4 190 -10"},
    };
    for (const auto& row : cases) {
        Record record;
        record.act = row.act;
        record.mode = row.mode;
        record.status = row.status;
        record.cameo = row.cameo;
        CAPTURE(fmt::format("{} {} {} {}", row.act, row.mode, name(row.status), row.cameo));
        REQUIRE(shipped().derive(record));
        CHECK(dump(record) == row.expected);
        const Record once = record;
        REQUIRE(shipped().derive(record));
        CHECK(record == once);
    }
}

TEST_CASE("every type and mode of PLOVER is there with its score and quad class") {
    struct Mode {
        std::string_view act, mode;
        double score;
        int quad;
    };
    const Mode modes[] = {
        {"AGREE", "", 2.5, 1},
        {"CONSULT", "visit", 4, 1},
        {"CONSULT", "meet", 2.5, 1},
        {"CONSULT", "phone", 1.5, 1},
        {"CONSULT", "virtual", 2.5, 1},
        {"CONSULT", "multilateral", 4, 1},
        {"CONSULT", "third-party", 1, 1},
        {"SUPPORT", "", 5, 1},
        {"CONCEDE", "", 4.5, 1},
        {"COOPERATE", "", 9.5, 2},
        {"AID", "", 10, 2},
        {"RETREAT", "", 6.5, 2},
        {"RETREAT", "withdraw", 8, 2},
        {"RETREAT", "release", 6.5, 2},
        {"RETREAT", "disarm", 10, 2},
        {"RETREAT", "ceasefire", 7.5, 2},
        {"RETREAT", "access", 6.5, 2},
        {"RETREAT", "resign", 4.5, 2},
        {"REQUEST", "", 0, 3},
        {"REQUEST", "assist", 0.5, 3},
        {"REQUEST", "change", -1, 3},
        {"REQUEST", "yield", -1, 3},
        {"REQUEST", "meet", 0, 3},
        {"ACCUSE", "", -3, 3},
        {"ACCUSE", "disapprove", -2, 3},
        {"ACCUSE", "investigate", -3.5, 3},
        {"ACCUSE", "allege", -3.5, 3},
        {"REJECT", "", -2, 3},
        {"REJECT", "assist", -1.5, 3},
        {"REJECT", "change", -2, 3},
        {"REJECT", "yield", -2, 3},
        {"REJECT", "meet", -2, 3},
        {"THREATEN", "", -3.5, 3},
        {"THREATEN", "restrict", -3, 3},
        {"THREATEN", "arrest", -3.5, 3},
        {"THREATEN", "relations", -3.5, 3},
        {"THREATEN", "expel", -3.5, 3},
        {"THREATEN", "territory", -4, 3},
        {"THREATEN", "violence", -3.5, 3},
        {"PROTEST", "", -5, 4},
        {"PROTEST", "demo", -5, 4},
        {"PROTEST", "riot", -7, 4},
        {"PROTEST", "strike", -5, 4},
        {"PROTEST", "hunger", -4.5, 4},
        {"PROTEST", "boycott", -4.5, 4},
        {"PROTEST", "obstruct", -4.5, 4},
        {"PROTEST", "vandalize", -5, 4},
        {"SANCTION", "", -6, 4},
        {"SANCTION", "convict", -6, 4},
        {"SANCTION", "expel", -5.5, 4},
        {"SANCTION", "withdraw", -6, 4},
        {"SANCTION", "discontinue", -6, 4},
        {"MOBILIZE", "", -5.5, 4},
        {"MOBILIZE", "troops", -6.5, 4},
        {"MOBILIZE", "weapons", -6.5, 4},
        {"MOBILIZE", "police", -5.5, 4},
        {"MOBILIZE", "militia", -6, 4},
        {"COERCE", "", -7, 4},
        {"COERCE", "seize", -7, 4},
        {"COERCE", "restrict", -7, 4},
        {"COERCE", "censor", -6.5, 4},
        {"COERCE", "curfew", -6.5, 4},
        {"COERCE", "martial-law", -7.5, 4},
        {"COERCE", "arrest", -7, 4},
        {"COERCE", "deport", -7, 4},
        {"COERCE", "withhold", -7, 4},
        {"COERCE", "misinformation", -6.5, 4},
        {"COERCE", "cyber", -7, 4},
        {"ASSAULT", "", -9, 4},
        {"ASSAULT", "abduct", -8.5, 4},
        {"ASSAULT", "beat", -7.5, 4},
        {"ASSAULT", "torture", -8.5, 4},
        {"ASSAULT", "sexual", -8.5, 4},
        {"ASSAULT", "targeted", -9.5, 4},
        {"ASSAULT", "destroy", -8.5, 4},
        {"ASSAULT", "primitive", -8, 4},
        {"ASSAULT", "firearms", -9, 4},
        {"ASSAULT", "explosives", -9, 4},
        {"ASSAULT", "suicide-attack", -9.5, 4},
        {"ASSAULT", "aerial", -9.5, 4},
        {"ASSAULT", "drone", -9.5, 4},
        {"ASSAULT", "heavy-weapons", -9.5, 4},
        {"ASSAULT", "crowd-control", -7.5, 4},
        {"ASSAULT", "unconventional", -10, 4},
    };
    std::set<std::pair<std::string_view, std::string_view>> seen;
    for (const auto& [act, mode, score, quad] : modes) {
        CAPTURE(act);
        CAPTURE(mode);
        const auto type = shipped().find(act, mode, Status::happened);
        REQUIRE(type);
        CHECK((*type)->type == act);
        CHECK((*type)->score == score);
        CHECK((*type)->quad == quad);
        seen.insert({act, mode});
    }
    std::size_t known = 0;
    for (const auto act : shipped().acts()) known += shipped().modes(act).size();
    CHECK(known == seen.size());
    CHECK(shipped().acts().size() == 16);
}

TEST_CASE("every act, mode and status derives") {
    for (const auto act : shipped().acts())
        for (const auto mode : shipped().modes(act))
            for (const Status status : all_statuses) {
                Record record;
                record.act = act;
                record.mode = mode;
                record.status = status;
                CHECK(shipped().derive(record));
                CHECK(record.quad >= 1);
                CHECK(record.cameo.size() >= 3);
            }
}

// The PLOVER types that ONTOLOGY's rule gives a CAMEO code; several for codes that two types share.
std::vector<std::string_view> plover_of(std::string_view cameo) {
    const auto in = [&](std::initializer_list<std::string_view> codes) {
        return std::ranges::any_of(codes, [&](std::string_view code) { return cameo.starts_with(code); });
    };
    if (in({"035"})) return {"AGREE", "CONCEDE"};
    if (in({"080"})) return {"CONCEDE", "RETREAT"};
    if (in({"116"})) return {"ACCUSE", "SANCTION"};
    if (in({"055", "056", "081", "082", "083"})) return {"CONCEDE"};
    if (in({"175"})) return {"ASSAULT"};
    if (in({"191", "192"})) return {"COERCE"};
    constexpr std::pair<std::string_view, std::string_view> roots[] = {
        {"02", "REQUEST"}, {"03", "AGREE"},    {"04", "CONSULT"}, {"05", "SUPPORT"},  {"06", "COOPERATE"},
        {"07", "AID"},     {"08", "RETREAT"},  {"09", "ACCUSE"},  {"10", "REQUEST"},  {"11", "ACCUSE"},
        {"12", "REJECT"},  {"13", "THREATEN"}, {"14", "PROTEST"}, {"15", "MOBILIZE"}, {"16", "SANCTION"},
        {"17", "COERCE"},  {"18", "ASSAULT"},  {"19", "ASSAULT"}, {"20", "ASSAULT"}};
    for (const auto& [root, type] : roots)
        if (cameo.starts_with(root)) return {type};
    return {};
}

TEST_CASE("CAMEO codes and leaves lead back to the type of their row") {
    for (const auto& row : shipped().rows()) {
        std::vector<std::string> codes{row.cameo};
        for (const auto& leaf : row.leaves) codes.push_back(leaf.code);
        for (const auto& code : codes) {
            CAPTURE(row.act);
            CAPTURE(code);
            const auto types = plover_of(code);
            CHECK(std::ranges::find(types, row.type) != types.end());
        }
    }
}

TEST_CASE("one CAMEO code has one Goldstein value") {
    std::map<std::string, double> values;
    const auto check = [&](const std::string& code, double goldstein) {
        CAPTURE(code);
        CHECK(values.try_emplace(code, goldstein).first->second == goldstein);
    };
    for (const auto& row : shipped().rows()) {
        check(row.cameo, row.goldstein);
        for (const auto& leaf : row.leaves) check(leaf.code, leaf.goldstein);
    }
    CHECK(values.at("057") == 8);
    CHECK(values.at("163") == -8);
    CHECK(values.at("138") == -7);
    CHECK(values.at("130") == -4.4);
}

TEST_CASE("an unknown act or mode is named, with what was meant") {
    struct Case {
        std::string_view act, mode, expected;
    };
    const Case cases[] = {
        {"CONSLUT", "meet", "unknown act \"CONSLUT\"; did you mean \"CONSULT\"?"},
        {"CONSULT", "vist", "unknown mode of CONSULT \"vist\"; did you mean \"visit\"?"},
        {"CONSULT", "",
         "unknown mode of CONSULT \"\"; known are visit, meet, phone, virtual, multilateral, third-party"},
        {"AID", "arms-and-money", "unknown mode of AID \"arms-and-money\"; known are (none)"},
    };
    for (const auto& [act, mode, expected] : cases) {
        const auto type = shipped().find(act, mode, Status::happened);
        REQUIRE_FALSE(type);
        CHECK(describe(type.error()) == expected);
    }
}

constexpr std::string_view header =
    "act\tmode\tstatus\ttype\tscore\tquad\tcameo\tgoldstein\tleaves\tdefinition\n";

TEST_CASE("of the rows that fit the one that names the status wins, then the one that names the mode") {
    const auto types = parse_event_types(std::string(header) +
                                             "A\tm\t*\tA\t1\t1\t001\t1\t\td\n"
                                             "A\t*\t*\tA\t2\t1\t002\t1\t\td\n"
                                             "A\t*\tplanned\tA\t3\t1\t003\t1\t\td\n"
                                             "A\tn\tplanned\tA\t4\t1\t004\t1\t\td\n"
                                             "A\tn\t*\tA\t5\t1\t005\t1\t\td\n",
                                         "t.tsv");
    REQUIRE(types);
    CHECK((*types->find("A", "m", Status::happened))->score == 1);
    CHECK((*types->find("A", "m", Status::planned))->score == 3);
    CHECK((*types->find("A", "n", Status::planned))->score == 4);
    CHECK((*types->find("A", "n", Status::denied))->score == 5);
}

TEST_CASE("a broken table is refused") {
    struct Case {
        std::string_view rows;
        std::string_view expected;
    };
    const Case cases[] = {
        {"A\t-\t*\tA\tx\t1\t001\t1\t\td\n", "t.tsv:2: score \"x\" is not a number"},
        {"A\t-\t*\tA\tnan\t1\t001\t1\t\td\n", "t.tsv:2: score \"nan\" is not a number"},
        {"A\t-\t*\tA\t1\t5\t001\t1\t\td\n", "t.tsv:2: quad \"5\" is not 1 to 4"},
        {"A\t-\t*\tA\t1\t1\t01\t1\t\td\n", "t.tsv:2: cameo \"01\" is not three or four digits"},
        {"A\t-\t*\tA\t1\t1\t001\t1\t002\td\n", "t.tsv:2: leaf \"002\"; write CODE:GOLDSTEIN, such as 057:8"},
        {"A\t-\tplaned\tA\t1\t1\t001\t1\t\td\n",
         "t.tsv:2: unknown status \"planed\"; did you mean \"planned\"?"},
        {"A\t\t*\tA\t1\t1\t001\t1\t\td\n", "t.tsv:2: mode is empty"},
        {"A\t-\t*\tA\t1\t1\t001\t1\t\t\n", "t.tsv:2: definition is empty"},
        {"A\t-\t*\tA\t1\t1\t001\t1\t\td\nA\t-\t*\tA\t1\t1\t001\t1\t\td\n",
         "t.tsv:3: act, mode and status stand in an earlier row, too"},
        {"A\t-\t*\tA\t1\t1\t001\t1\t\td\nB\t-\t*\tA\t1\t2\t001\t1\t\td\n",
         "t.tsv:3: type A has quad 1 in an earlier row"},
        {"A\t-\thappened\tA\t1\t1\t001\t1\t\td\n",
         "t.tsv: no row for A, mode -, planned; add a row with status *"},
        {"A\t*\t*\tA\t1\t1\t001\t1\t\td\n",
         "t.tsv: act A has no mode; add a row with mode - or with a mode's name"},
        {"AGREE\t-\t*\tAGRE\t1\t1\t001\t1\t\td\n",
         "t.tsv: type AGRE is no act of the table; did you mean \"AGREE\"?"},
    };
    for (const auto& [rows, expected] : cases) {
        const auto types = parse_event_types(std::string(header) + std::string(rows), "t.tsv");
        REQUIRE_FALSE(types);
        CHECK(describe(types.error()) == expected);
    }
}

}  // namespace
}  // namespace entente::schema
