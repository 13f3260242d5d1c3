// Which records are one event at the usual level, class by class; how values are chosen where they differ.
#include "graph/model/identity.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <random>

#include "graph/model/merge.hpp"

namespace entente::model {
namespace {

using namespace schema;

Party somebody(std::string id, std::string code, ActorKind kind, std::string level = "") {
    Party party;
    party.id = std::move(id);
    party.name = party.id == "country:PER" ? "Peru" : (party.id == "country:CHL" ? "Chile" : party.id);
    party.code = std::move(code);
    party.kind = kind;
    party.level = std::move(level);
    return party;
}

const Party peru = somebody("country:PER", "PER", ActorKind::country),
            chile = somebody("country:CHL", "CHL", ActorKind::country),
            ruiz = somebody("person:ruiz", "PER", ActorKind::person, "minister"),
            soto = somebody("person:soto", "CHL", ActorKind::person, "minister"),
            vega = somebody("person:vega", "PER", ActorKind::person, "head"),
            lima = somebody("person:lima", "CHL", ActorKind::person, "head"),
            minister = somebody("office:CHL/foreign-minister", "CHL", ActorKind::office, "minister"),
            bolivia = somebody("country:BOL", "BOL", ActorKind::country);

struct Told {
    std::string id;
    std::string date = "2021-03-04";
    std::string mode = "meet";
    std::vector<Party> actor = {ruiz, soto};
    std::vector<Party> recipient = {};
    Status status = Status::happened;
    std::string source = {};  // "": of its own
    std::string place = {}, country = {};
    DateBasis basis = DateBasis::text;
    std::string act = "CONSULT";
    std::string sentence = {};
    bool foreground = true;
    std::string document = {};
};

Record record_of(const Told& told) {
    Record r;
    r.id = told.id;
    r.document = told.document.empty() ? "of " + told.id : told.document;
    r.act = told.act;
    r.mode = told.mode;
    r.status = told.status;
    r.actor = told.actor;
    r.recipient = told.recipient;
    r.reciprocal = told.recipient.empty();
    r.foreground = told.foreground;
    r.evidence.text = told.sentence;
    r.confidence = 0.5;
    if (!told.date.empty()) r.date = EventDate{parse_date(told.date).value(), told.basis, {}};
    if (!told.place.empty() || !told.country.empty()) r.place = schema::Place{told.place, told.country, {}};
    return r;
}

struct Merged {
    std::vector<Event> events;
    std::string groups;  // "r1+r2 | r3", in the order of their first records
};

Merged merged(const std::vector<Told>& told, Identity level = Identity::usual) {
    Reports reports;
    std::vector<Record> records;
    for (const auto& one : told) {
        records.push_back(record_of(one));
        const Record& r = records.back();
        reports.add(r, {r.document, parse_date("2021-03-05").value().start, r.document,
                        one.source.empty() ? "paper of " + one.id : one.source});
    }
    Merged result;
    for (const auto& group : identify(reports.all(), level)) {
        std::vector<Record> members;
        if (!result.groups.empty()) result.groups += " | ";
        for (std::size_t i = 0; i < group.members.size(); ++i) {
            members.push_back(records[group.members[i]]);
            result.groups += (i ? "+" : "") + members.back().id;
        }
        result.events.push_back(combine(group, reports, members, level));
    }
    return result;
}

TEST_CASE("one happening or two") {
    struct Case {
        const char* what;
        std::vector<Told> told;
        std::string_view expected;
    };
    const Case cases[] = {
        {"the same ministers on the same day", {{.id = "r1"}, {.id = "r2"}}, "r1+r2"},
        {"a day apart in two papers",
         {{.id = "r1"}, {.id = "r2", .date = "2021-03-05", .basis = DateBasis::document}},
         "r1+r2"},
        {"a day apart in one paper",
         {{.id = "r1", .source = "wire"}, {.id = "r2", .date = "2021-03-05", .source = "wire"}},
         "r1 | r2"},
        {"a week apart", {{.id = "r1"}, {.id = "r2", .date = "2021-03-11"}}, "r1 | r2"},
        {"another minister", {{.id = "r1"}, {.id = "r2", .actor = {vega, soto}}}, "r1 | r2"},
        {"the states where the other names ministers",
         {{.id = "r1"}, {.id = "r2", .actor = {peru, chile}}},
         "r1+r2"},
        {"an office where the other names its holder",
         {{.id = "r1"}, {.id = "r2", .actor = {ruiz, minister}}},
         "r1+r2"},
        {"a call is no meeting", {{.id = "r1"}, {.id = "r2", .mode = "phone"}}, "r1 | r2"},
        {"a third at the table",
         {{.id = "r1"}, {.id = "r2", .mode = "multilateral", .actor = {ruiz, soto, bolivia}}},
         "r1 | r2"},
        {"the visit and the talks held during it",
         {{.id = "r1", .mode = "visit", .actor = {ruiz}, .recipient = {chile}},
          {.id = "r2", .date = "2021-03-05"}},
         "r1+r2"},
        {"the guest sees two of his hosts",
         {{.id = "r1", .mode = "visit", .actor = {ruiz}, .recipient = {soto}},
          {.id = "r2", .mode = "visit", .actor = {ruiz}, .recipient = {lima}}},
         "r1+r2"},
        {"guest and host change places",
         {{.id = "r1", .mode = "visit", .actor = {ruiz}, .recipient = {chile}},
          {.id = "r2", .mode = "visit", .actor = {soto}, .recipient = {peru}}},
         "r1 | r2"},
        {"planned, held", {{.id = "r1", .status = Status::planned}, {.id = "r2"}}, "r1+r2"},
        {"planned, called off",
         {{.id = "r1", .status = Status::planned}, {.id = "r2", .status = Status::cancelled}},
         "r1+r2"},
        {"alleged and held", {{.id = "r1", .status = Status::alleged}, {.id = "r2"}}, "r1 | r2"},
        {"denied twice",
         {{.id = "r1", .status = Status::denied}, {.id = "r2", .status = Status::denied}},
         "r1+r2"},
        {"no dates, no link", {{.id = "r1", .date = ""}, {.id = "r2", .date = ""}}, "r1 | r2"},
        {"no dates in one document",
         {{.id = "r1", .date = "", .document = "d"}, {.id = "r2", .date = "", .document = "d"}},
         "r1+r2"},
        {"the month, and a day of it", {{.id = "r1"}, {.id = "r2", .date = "2021-03"}}, "r1+r2"},
        {"two days of the month do not become one by it",
         {{.id = "r1"}, {.id = "r2", .date = "2021-03"}, {.id = "r3", .date = "2021-03-25"}},
         "r1+r2 | r3"},
        {"reports a day apart are no chain",
         {{.id = "r1", .date = "2021-03-01"},
          {.id = "r2", .date = "2021-03-03"},
          {.id = "r3", .date = "2021-03-05"},
          {.id = "r4", .date = "2021-03-07"}},
         "r1+r2 | r3+r4"},
        {"other acts need more than the day",
         {{.id = "r1",
           .mode = "",
           .actor = {peru},
           .recipient = {chile},
           .act = "ACCUSE",
           .sentence = "Peru accused Chile of closing harbours against fishing boats."},
          {.id = "r2",
           .mode = "",
           .actor = {peru},
           .recipient = {chile},
           .act = "ACCUSE",
           .sentence = "Peru blames Chile for a railway crash that killed workers."}},
         "r1 | r2"},
        {"the same accusation in other words",
         {{.id = "r1",
           .mode = "",
           .actor = {peru},
           .recipient = {chile},
           .act = "ACCUSE",
           .sentence = "Peru accused Chile of closing harbours against fishing boats."},
          {.id = "r2",
           .mode = "",
           .actor = {peru},
           .recipient = {chile},
           .act = "ACCUSE",
           .sentence = "Chile is closing its harbours to fishing boats, Peru said."}},
         "r1+r2"},
        {"a plan put off",
         {{.id = "r1", .date = "2021-03-10", .status = Status::planned},
          {.id = "r2",
           .date = "2021-03-20",
           .status = Status::planned,
           .sentence = "The meeting was postponed to March 20."},
          {.id = "r3", .date = "2021-03-20"}},
         "r1+r2+r3"},
    };
    for (const auto& [what, told, expected] : cases) {
        INFO(std::string(what));
        const auto result = merged(told);
        CHECK(result.groups == expected);
    }
    CHECK(merged({{.id = "r1"}, {.id = "r2"}}, Identity::off).groups == "r1 | r2");
}

TEST_CASE(
    "the event's values are those that most sources support, the most precise of them; the others stay") {
    const auto told = merged({{.id = "r1", .date = "2021-03"},
                              {.id = "r2", .date = "2021-03-04", .source = "wire"},
                              {.id = "r3", .date = "2021-03-05", .source = "post"},
                              {.id = "r4", .date = "2021-03-05", .source = "mail"},
                              {.id = "r5", .date = "2021-03-05", .source = "mail"}});
    REQUIRE(told.events.size() == 1);
    const Event& event = told.events.front();
    CHECK(to_iso(event.date->start) == "2021-03-05");
    CHECK(event.date->precision == DatePrecision::day);
    CHECK(event.actor.size() == 2);  // the persons, not their states as well
    CHECK(event.documents == 5);
    CHECK(event.sources == 4);
    std::vector<std::string> dates;
    for (const auto& account : event.accounts)
        if (account.field == "date")
            dates.push_back(fmt::format("{} {} {}{}", account.value, account.sources, account.records,
                                        account.chosen ? " chosen" : ""));
    CHECK(dates == std::vector<std::string>{"2021-03 1 1", "2021-03-04 1 1", "2021-03-05 2 3 chosen"});
}

TEST_CASE("what became of it") {
    const auto status = [](const std::vector<Told>& told) {
        const auto result = merged(told);
        REQUIRE(result.events.size() == 1);
        return result.events.front().status;
    };
    const Told planned{.id = "r1", .status = Status::planned}, held{.id = "r2", .source = "wire"},
        off{.id = "r3", .status = Status::cancelled}, off_too{.id = "r4", .status = Status::cancelled};
    CHECK(status({planned}) == Status::planned);
    CHECK(status({planned, held}) == Status::happened);
    CHECK(status({planned, off}) == Status::cancelled);
    CHECK(status({planned, held, off, off_too}) == Status::cancelled);
}

TEST_CASE("every joined record says to what it was joined, and why") {
    const auto told = merged({{.id = "r1"}, {.id = "r2"}, {.id = "r3", .actor = {peru, chile}}});
    REQUIRE(told.events.size() == 1);
    std::size_t roots = 0;
    for (const auto& telling : told.events.front().tellings) {
        roots += telling.like.empty() ? 1U : 0U;
        if (telling.like.empty()) continue;
        CHECK(telling.score > 0.5);
        CHECK(telling.reason.contains("same day"));
    }
    CHECK(roots == 1);
}

TEST_CASE("order and repetition of the reports change nothing") {
    std::mt19937 random(11);
    const std::vector<std::vector<Party>> casts = {
        {ruiz, soto}, {peru, chile}, {vega, lima}, {ruiz, minister}, {peru, bolivia}};
    for (int round = 0; round < 60; ++round) {
        std::vector<Record> records;
        for (int i = 0; i < 40; ++i) {
            Told told{fmt::format("r{:02}", i)};
            told.date = fmt::format("2021-03-{:02}", 1 + random() % 9);
            told.actor = casts[random() % casts.size()];
            told.mode = random() % 3 == 0 ? "visit" : "meet";
            told.status = random() % 4 == 0 ? Status::planned : Status::happened;
            records.push_back(record_of(told));
        }
        const auto events = merge(records);
        std::size_t kept = 0;
        for (const auto& event : events) kept += event.tellings.size();
        CHECK(kept == records.size());
        std::ranges::shuffle(records, random);
        records.push_back(records.front());
        CHECK(merge(records) == events);
    }
}

}  // namespace
}  // namespace entente::model
