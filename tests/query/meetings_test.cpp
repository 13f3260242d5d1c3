#include "graph/query/meetings.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sstream>

#include "graph/derive/derive.hpp"
#include "graph/query/write_meetings.hpp"
#include "tests/store/sample.hpp"

namespace entente::query {
namespace {

using namespace schema;
using test::minister;

// What the fixture's documents tell; the store lies in memory.
struct Fixture {
    store::Store store = store::Store::open(":memory:").value();

    Fixture() {
        REQUIRE(store.begin());
        put("r_two_by_two", "2022-01-06", "virtual",
            {minister("p:ruiz", "Ana Ruiz", "ESP", 1, 0), minister("p:gil", "José Gil", "ESP", 1, 0),
             minister("p:berg", "Tomas Berg", "SWE", 2, 0)},
            {});
        put("r_visit", "2022-02-01", "visit", {sideless("p:berg", "Tomas Berg", "SWE")},
            {sideless("p:ruiz", "Ana Ruiz", "ESP")});
        put("r_summit", "2022-03", "multilateral",
            {sideless("p:ruiz", "Ana Ruiz", "ESP"), sideless("p:berg", "Tomas Berg", "SWE"),
             sideless("p:lind", "Eva Lind", "SWE")},
            {});
        put("r_undated", "", "phone", {sideless("p:gil", "José Gil", "ESP")},
            {sideless("p:lind", "Eva Lind", "SWE")}, 0.3);
        Record plan = record("r_plan", "2022-04-01", "meet", {sideless("p:gil", "José Gil", "ESP")},
                             {sideless("p:berg", "Tomas Berg", "SWE")}, 0.9);
        plan.status = Status::planned;
        put(plan);
        Record known = record("r_history", "1999", "meet", {sideless("p:gil", "José Gil", "ESP")},
                              {sideless("p:berg", "Tomas Berg", "SWE")}, 0.9);
        known.foreground = false;
        put(known);
        Record aid = record("r_aid", "2022-05-05", "", {sideless("p:gil", "José Gil", "ESP")},
                            {sideless("p:berg", "Tomas Berg", "SWE")}, 0.9);
        aid.act = "AID";
        put(aid);
        REQUIRE(derive::settle(store, model::Identity::usual));
        REQUIRE(store.commit());
    }

    static Party sideless(std::string id, std::string name, std::string code) {
        Party party = minister(std::move(id), std::move(name), std::move(code), 0, 0);
        party.side.reset();
        return party;
    }

    static Record record(std::string id, std::string_view date, std::string mode, std::vector<Party> actor,
                         std::vector<Party> recipient, double confidence) {
        Record record = test::full_record();
        record.id = std::move(id);
        record.document = "of " + record.id;
        record.mode = std::move(mode);
        record.reciprocal = recipient.empty();
        record.actor = std::move(actor);
        record.recipient = std::move(recipient);
        record.confidence = confidence;
        record.place.reset();
        record.topic.clear();
        record.date.reset();
        if (!date.empty()) record.date = EventDate{parse_date(date).value(), DateBasis::text, {}};
        return record;
    }

    void put(std::string id, std::string_view date, std::string mode, std::vector<Party> actor,
             std::vector<Party> recipient, double confidence = 0.9) {
        put(record(std::move(id), date, std::move(mode), std::move(actor), std::move(recipient), confidence));
    }

    void put(const Record& told) {
        store::StoredDocument document;
        document.id = told.document;
        document.text = document.text_hash = told.evidence.text;
        document.input = told.document;
        REQUIRE(store.put(document, std::vector{told}));
    }

    std::vector<Meeting> find(const MeetingsQuery& query) {
        auto found = meetings(store, query);
        if (!found) FAIL(describe(found.error()));
        return *std::move(found);
    }
};

std::string ids(const std::vector<Meeting>& meetings) {
    std::string text;
    for (const auto& meeting : meetings) text += (text.empty() ? "" : " ") + meeting.event;
    return text;
}

TEST_CASE("who met whom") {
    Fixture fixture;
    const auto day = [](std::string_view text) { return parse_date(text).value().start; };
    struct Case {
        MeetingsQuery query;
        std::string_view expected;
    };
    const Case cases[] = {
        {{}, "r_two_by_two r_visit r_summit r_undated"},
        {{.a = "Ruiz"}, "r_two_by_two r_visit r_summit"},
        {{.a = "Ruiz", .b = "Berg"}, "r_two_by_two r_visit r_summit"},
        {{.a = "Berg", .b = "Ruiz"}, "r_two_by_two r_visit r_summit"},
        {{.a = "Ruiz", .b = "Gil"}, ""},  // on one side
        {{.a = "jose gil", .b = "sweden"}, "r_two_by_two r_undated"},
        {{.a = "Spain", .b = "SWE"}, "r_two_by_two r_visit r_summit r_undated"},
        {{.a = "SWE", .b = "Lind"}, "r_summit"},  // Berg and Lind, both of Sweden, but no sides are given
        {{.b = "Lind"}, "r_summit r_undated"},
        {{.a = "Ruiz", .from = day("2022-01-07")}, "r_visit r_summit"},
        {{.a = "Ruiz", .to = day("2022-02-01")}, "r_two_by_two r_visit"},
        {{.min_confidence = 0.5}, "r_two_by_two r_visit r_summit"},
        {{.status = Status::planned}, "r_plan"},
        {{.status = Status::denied}, ""},
        {{.a = "Berg", .b = "Gil", .background = true}, "r_history r_two_by_two"},
        {{.mode = "phone"}, "r_undated"},
        {{.mode = "fax"}, ""},
        {{.place = "Vienna"}, ""},
        {{.a = "foreign minister of Sweden", .b = "Ruiz", .mode = "visit"}, "r_visit"},
        {{.a = "Spain", .b = "SWE", .offset = 1, .limit = 2}, "r_visit r_summit"},
        {{.a = "Spain", .b = "SWE", .limit = 1, .latest_first = true}, "r_undated"},
        {{.offset = 9}, ""},
    };
    for (const auto& [query, expected] : cases) {
        CAPTURE(query.a.value_or("-"));
        CAPTURE(query.b.value_or("-"));
        CHECK(ids(fixture.find(query)) == expected);
    }
    const auto unknown = meetings(fixture.store, {.a = "Ruiz", .b = "Bergg"});
    REQUIRE_FALSE(unknown);
    CHECK(describe(unknown.error()) == "the store has no actor \"Bergg\"; did you mean \"Berg\"?");
}

std::string sides(const Meeting& meeting) {
    std::string text;
    for (const auto& side : meeting.sides) {
        text += text.empty() ? "" : " | ";
        for (const auto& party : side) text += party.name.substr(party.name.rfind(' ') + 1) + ".";
    }
    return text;
}

TEST_CASE("sides are those of the text, else guest and host, else by country") {
    Fixture fixture;
    const auto found = fixture.find({});
    REQUIRE(found.size() == 4);
    CHECK(sides(found[0]) == "Ruiz.Gil. | Berg.");
    CHECK(sides(found[1]) == "Berg. | Ruiz.");
    CHECK(sides(found[2]) == "Ruiz. | Berg.Lind.");
}

std::string written(const std::vector<Meeting>& meetings, std::string_view format, std::size_t width = 100) {
    std::ostringstream out;
    REQUIRE(write(out, meetings, {parse_output_format(format).value(), width}));
    return out.str();
}

TEST_CASE("a meeting as table, JSON, JSON lines and CSV") {
    Fixture fixture;
    auto found = fixture.find({.a = "Gil", .b = "Berg"});
    REQUIRE(found.size() == 1);
    found[0].evidence = "They said \"yes\",\nthen left.";
    found[0].place = schema::EventPlace{"日本", "JPN"};
    CHECK(
        written(found, "jsonl") ==
        R"({"event":"r_two_by_two","date_start":"2022-01-06","date_end":"2022-01-06","date_precision":"day",)"
        R"("status":"happened","mode":"virtual","sides":[[{"id":"p:ruiz","name":"Ana Ruiz","code":"ESP",)"
        R"("office":"Foreign Minister","role":"participant"},{"id":"p:gil","name":"José Gil","code":"ESP",)"
        R"("office":"Foreign Minister","role":"participant"}],[{"id":"p:berg","name":"Tomas Berg","code":"SWE",)"
        R"("office":"Foreign Minister","role":"participant"}]],"place":"日本","place_country":"JPN","confidence":0.9,)"
        R"("document":"of r_two_by_two","evidence":"They said \"yes\",\nthen left.","records":["r_two_by_two"]})"
        "\n");
    const auto line = written(found, "jsonl");
    CHECK(written(found, "json") == "[\n " + line.substr(0, line.size() - 1) + "\n]\n");
    CHECK(written({}, "json") == "[]\n");
    CHECK(written(found, "csv") ==
          "event,date_start,date_end,date_precision,status,mode,sides,place,place_country,topic,confidence,"
          "document,"
          "evidence,records\r\n"
          "r_two_by_two,2022-01-06,2022-01-06,day,happened,virtual,\"Ana Ruiz (Foreign Minister, ESP), José "
          "Gil (Foreign "
          "Minister, ESP) / Tomas Berg (Foreign Minister, SWE)\",日本,JPN,,0.9,of r_two_by_two,\"They said "
          "\"\"yes\"\",\n"
          "then left.\",r_two_by_two\r\n");
    CHECK(
        written(found, "table", 96) ==
        "date        who                     mode     place       sentence                document\n"
        "----------  ----------------------  -------  ----------  ----------------------  ---------------\n"
        "2022-01-06  Ana Ruiz (Foreign       virtual  日本 (JPN)  They said \"yes\", then   of r_two_by_two\n"
        "            Minister, ESP), José                         left.\n"
        "            Gil (Foreign Minister,\n"
        "            ESP) / Tomas Berg\n"
        "            (Foreign Minister,\n"
        "            SWE)\n");
    CHECK(written({}, "table") == "no meetings\n");
}

TEST_CASE("a spreadsheet gets no formula out of a text") {
    Meeting meeting;
    meeting.event = "=1+1";
    meeting.topic = "@x, y";
    const auto csv = written({meeting}, "csv");
    CHECK(csv.find("\n'=1+1,") != std::string::npos);
    CHECK(csv.find(",\"'@x, y\",") != std::string::npos);
}

TEST_CASE("output formats are found by name") {
    CHECK(describe(parse_output_format("tabel").error()) ==
          "unknown format \"tabel\"; did you mean \"table\"?");
    CHECK(describe(parse_output_format("xml").error()) ==
          "unknown format \"xml\"; the formats are table, json, jsonl, csv");
}

TEST_CASE("a stream that fails is reported") {
    std::ostringstream out;
    out.setstate(std::ios::badbit);
    CHECK_FALSE(write(out, Answer{}, {}));
}

}  // namespace
}  // namespace entente::query
