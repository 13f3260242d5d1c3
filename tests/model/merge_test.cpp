#include "graph/model/merge.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/store/sample.hpp"

namespace entente::model {
namespace {

using namespace schema;

Party party(std::string id, std::string code) {
    Party result;
    result.id = std::move(id);
    result.code = std::move(code);
    return result;
}

const Party usa = party("country:USA", "USA"), jpn = party("country:JPN", "JPN"),
            per = party("country:PER", "PER");

struct Told {
    std::string id = {};
    std::string date = "2022-01-07";
    Status status = Status::happened;
    std::vector<Party> actor = {usa};
    std::vector<Party> recipient = {jpn};
    std::string mode = "visit";
    bool reciprocal = false;
    double confidence = 0.5;
};

Record record_of(const Told& told) {
    Record record;
    record.id = told.id;
    record.document = "of " + told.id;
    record.act = "CONSULT";
    record.mode = told.mode;
    record.status = told.status;
    record.actor = told.actor;
    record.recipient = told.recipient;
    record.reciprocal = told.reciprocal;
    record.confidence = told.confidence;
    if (!told.date.empty()) record.date = EventDate{parse_date(told.date).value(), DateBasis::text, {}};
    return record;
}

// "r1 happened r1+r2 | r3 planned r3"
std::string dump(const std::vector<Event>& events) {
    std::string text;
    for (const auto& event : events) {
        text += fmt::format("{}{} {} ", text.empty() ? "" : " | ", event.id, name(event.status));
        for (std::size_t i = 0; i < event.tellings.size(); ++i)
            text += (i ? "+" : "") + event.tellings[i].record;
    }
    return text;
}

std::string merged(const std::vector<Told>& told) {
    std::vector<Record> records;
    for (const auto& one : told) records.push_back(record_of(one));
    return dump(merge(records, Identity::strict));
}

TEST_CASE("strict: records that tell one event to the letter become one, others stay apart") {
    const Party usa_as_nato = party("country:USA", "NATO");
    const Status happened = Status::happened, planned = Status::planned, cancelled = Status::cancelled;
    struct Case {
        std::vector<Told> records;
        std::string_view expected;
    };
    const Case cases[] = {
        {{}, ""},
        {{{"r1"}, {"r2"}}, "r1 happened r1+r2"},
        {{{"r1"}, {"r1"}}, "r1 happened r1"},
        {{{"r2"}, {.id = "r1", .date = "2022-01-08"}}, "r2 happened r2 | r1 happened r1"},
        {{{"r1"}, {.id = "r2", .mode = "phone"}}, "r1 happened r1 | r2 happened r2"},
        {{{"r1"}, {.id = "r2", .actor = {jpn}, .recipient = {usa}}}, "r1 happened r1 | r2 happened r2"},
        {{{"r1"}, {.id = "r2", .actor = {usa, per}}}, "r1 happened r1 | r2 happened r2"},
        {{{"r1"}, {.id = "r2", .actor = {usa_as_nato}}}, "r1 happened r1 | r2 happened r2"},
        {{{.id = "r1", .actor = {usa, per}}, {.id = "r2", .actor = {per, usa, per}}}, "r1 happened r1+r2"},
        {{{.id = "r1", .actor = {usa, jpn}, .recipient = {}, .reciprocal = true},
          {.id = "r2", .actor = {jpn}, .recipient = {usa}, .reciprocal = true}},
         "r1 happened r1+r2"},
        // Without a day there is no identity.
        {{{.id = "r1", .date = "2022-01"}, {.id = "r2", .date = "2022-01"}},
         "r1 happened r1 | r2 happened r2"},
        {{{.id = "r1", .date = ""}, {.id = "r2", .date = ""}, {"r3"}},
         "r3 happened r3 | r1 happened r1 | r2 happened r2"},
        // A plan goes with what became of it.
        {{{.id = "r1", .status = planned}, {.id = "r2", .status = happened}}, "r2 happened r1+r2"},
        {{{.id = "r1", .status = planned}, {.id = "r2", .status = cancelled}}, "r2 cancelled r1+r2"},
        {{{.id = "r1", .status = planned},
          {.id = "r2", .status = cancelled},
          {.id = "r3", .status = happened}},
         "r2 cancelled r2 | r3 happened r1+r3"},
        {{{.id = "r1", .status = Status::alleged}, {.id = "r2", .status = Status::denied}, {"r3"}},
         "r1 alleged r1 | r2 denied r2 | r3 happened r3"},
        {{{.id = "r1", .status = planned}, {.id = "r2", .status = Status::called_for}},
         "r1 planned r1 | r2 called-for r2"},
        // The surest record of the event's own status shows it.
        {{{"r1"}, {.id = "r2", .confidence = 0.9}}, "r2 happened r1+r2"},
        {{{.id = "r1", .status = planned, .confidence = 0.9}, {.id = "r2"}}, "r2 happened r1+r2"},
    };
    for (const auto& [records, expected] : cases) CHECK(merged(records) == expected);
}

TEST_CASE("an event takes from its other records what its own does not know") {
    Record sure = record_of({.id = "r1", .confidence = 0.9});
    Record rich = record_of({.id = "r2", .confidence = 0.4});
    sure.foreground = false;
    rich.place = Place{"Tokyo", "JPN", {}};
    rich.topic = "trade";
    const auto events = merge(std::vector{rich, sure});
    REQUIRE(events.size() == 1);
    CHECK(events[0].id == "r1");
    CHECK(events[0].confidence == 0.9);
    CHECK(events[0].place == EventPlace{"Tokyo", "JPN"});
    CHECK(events[0].topic == "trade");
    CHECK(events[0].foreground);
    CHECK(events[0].document == "of r1");
}

// Few days, actors and statuses, so that many records meet.
std::vector<Record> crowd(test::Random& random, int count) {
    const std::vector<Party> all = {usa, jpn, per};
    std::vector<Record> records;
    for (int i = 0; i < count; ++i) {
        Told told{.id = fmt::format("r{}", i)};
        told.date = fmt::format("2022-01-{:02}", 1 + test::below(random, 3));
        told.status = static_cast<Status>(test::below(random, 7));
        told.actor = {all[test::below(random, 3)], all[test::below(random, 3)]};
        told.recipient = {all[test::below(random, 3)]};
        told.reciprocal = test::coin(random);
        told.confidence = static_cast<double>(test::below(random, 4)) / 4;
        records.push_back(record_of(told));
    }
    return records;
}

TEST_CASE("merging is a function of the set of records, and loses none") {
    test::Random random(3);
    for (int round = 0; round < 50; ++round) {
        auto records = crowd(random, 60);
        const auto events = merge(records);
        std::size_t kept = 0;
        for (const auto& event : events) kept += event.tellings.size();
        CHECK(kept == records.size());
        CHECK(events.size() < records.size());
        std::ranges::shuffle(records, random);
        records.push_back(records[test::below(random, records.size())]);
        CHECK(merge(records) == events);
    }
}

}  // namespace
}  // namespace entente::model
