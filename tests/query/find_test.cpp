// Timelines, firsts, tops, search, show and diff over a small store.
#include <doctest/doctest.h>
#include <sstream>

#include "graph/query/co_travel.hpp"
#include "graph/query/diff.hpp"
#include "graph/query/search.hpp"
#include "graph/query/show.hpp"
#include "graph/query/stats.hpp"
#include "graph/query/timeline.hpp"
#include "graph/query/tops.hpp"
#include "graph/query/write_answer.hpp"
#include "tests/query/world.hpp"

namespace entente::query {
namespace {

using namespace schema;
using test::parties;
using test::party;
using test::World;

std::string csv(const Result<Answer>& answer) {
    if (!answer) return describe(answer.error());
    std::ostringstream out;
    REQUIRE(write(out, *answer, {OutputFormat::csv}));
    return out.str();
}

std::string table(const Result<Answer>& answer, std::size_t width = 120) {
    if (!answer) return describe(answer.error());
    std::ostringstream out;
    REQUIRE(write(out, *answer, {OutputFormat::table, width}));
    return out.str();
}

// P1 travels to A05 with his countryman P11, then alone; threatens P2; a plan; a topic.
struct Journeys : World {
    Party companion = party(11);

    Journeys() {
        companion.code = companion.country = "A01";
        put(visit("r_v1", "2020-01-10", {party(1), companion}), "2020-01-11");
        put(visit("r_v2", "2021-03-01", {companion, party(1)}), "2021-03-01");
        put(visit("r_v3", "2021-05-01", {party(1)}), "2021-05-02");
        Record threat = told("r_threat", "2021-06-01", parties(1, 1), parties(2, 2));
        threat.act = threat.type = "THREATEN";
        threat.quad = 3;
        threat.goldstein = -6;
        threat.mode.clear();
        threat.evidence.text = "P1 threatened the second man over fish.";
        put(threat, "2021-06-02");
        Record talk = told("r_talk", "2021-07", parties(1, 1), parties(2, 2));
        talk.topic = "Fishing Quotas";
        talk.evidence.text = "They talked about fish, and about the café.";
        put(talk, "2021-07-20");
        settle();
    }

    Record visit(std::string id, std::string_view date, std::vector<Party> visitors) {
        for (auto& one : visitors) one.role = "visitor";
        auto host = parties(5, 5);
        host[0].role = "host";
        Record record = told(std::move(id), date, std::move(visitors), std::move(host));
        record.mode = "visit";
        record.topic = "fishing quotas";
        record.place = Place{"City", "A05", {}};
        return record;
    }
};

TEST_CASE("a timeline lists events, or counts them by period") {
    Journeys world;
    CHECK(csv(timeline_by(world.store, {.a = "P1"}, Period::year)) ==
          "period,events,meetings,cooperation,conflict,goldstein\r\n"
          "2020,1,1,1,0,1\r\n"
          "2021,4,3,3,1,-0.75\r\n");
    CHECK(csv(timeline_by(world.store, {.a = "P1", .b = "P2"}, Period::month)) ==
          "period,events,meetings,cooperation,conflict,goldstein\r\n"
          "2021-06,1,0,0,1,-6\r\n"
          "2021-07,1,1,1,0,1\r\n");
    const auto days = timeline_by(world.store, {.a = "P1", .b = "P2"}, Period::day).value();
    CHECK(days.rows.size() == 1);
    CHECK(days.notes == std::vector<std::string>{"1 more are undated, or not dated as exactly"});
    const auto listed = timeline(world.store, {.a = "P2", .limit = 1}).value();
    REQUIRE(listed.rows.size() == 1);
    CHECK(listed.rows[0][1] == Value("r_threat"));
}

TEST_CASE("the first and the last are those of this corpus") {
    Journeys world;
    const EventsQuery query{.a = "P1", .filter = {.act = "CONSULT"}};
    const auto first = first_or_last(world.store, query, false).value();
    REQUIRE(first.rows.size() == 1);
    CHECK(first.rows[0][1] == Value("r_v1"));
    CHECK(first.notes ==
          std::vector<std::string>{"in this corpus, which starts on 2020-01-11 and ends on 2021-07-20"});
    const auto last = first_or_last(world.store, query, true).value();
    REQUIRE(last.rows.size() == 1);
    CHECK(last.rows[0][1] == Value("r_talk"));
}

TEST_CASE("what comes most often") {
    Journeys world;
    CHECK(csv(top_pairs(world.store, {.among = Through::persons, .limit = 2})) ==
          "one,other,one_id,other_id,meetings,events,first,last\r\n"
          "Person P1,Person P5,p:1,p:5,3,3,2020-01-10,2021-05-01\r\n"
          "Person P11,Person P5,p:11,p:5,2,2,2020-01-10,2021-03-01\r\n");
    CHECK(csv(top_pairs(world.store, {.from = test::day("2021-01-01"), .limit = 1})) ==
          "one,other,one_id,other_id,meetings,events,first,last\r\n"
          "A01,A05,A01,A05,2,2,2021-03-01,2021-05-01\r\n");
    CHECK(csv(top_hosts(world.store, {})) ==
          "host,id,meetings,first,last\r\nA05,A05,3,2020-01-10,2021-05-01\r\n");
    CHECK(csv(top_topics(world.store, {})) ==
          "topic,id,meetings,first,last\r\nFishing Quotas,,4,2020-01-10,2021-07-31\r\n");
    // P1 ties P5 and P2, who are not tied; P5 ties P1 and P11, who are not either.
    CHECK(csv(top_brokers(world.store, {.among = Through::persons, .limit = 2})) ==
          "broker,id,neighbours,effective_size\r\nPerson P1,p:1,2,2\r\nPerson P5,p:5,2,2\r\n");
}

TEST_CASE("who travels with whom") {
    Journeys world;
    CHECK(csv(co_travel(world.store, {.a = "P1"})) ==
          "one,other,one_id,other_id,visits,first,last,countries\r\n"
          "Person P1,Person P11,p:1,p:11,2,2020-01-10,2021-03-01,A05\r\n");
    CHECK(co_travel(world.store, {.a = "A01"}).value().rows.size() == 1);
    CHECK(co_travel(world.store, {.a = "P5"}).value().rows.empty());
    CHECK(co_travel(world.store, {.a = "P1", .from = test::day("2020-06-01")}).value().rows[0][4] ==
          Value(1));
}

TEST_CASE("events by the words that tell them") {
    Journeys world;
    const auto ids = [&](std::vector<std::string> phrases) {
        std::string text;
        const auto found = search(world.store, {.text = {std::move(phrases)}}).value();
        for (const auto& row : found.rows)
            text += std::get<std::string>(row[1].is) + " ";
        return text;
    };
    CHECK(ids({"threatened"}) == "r_threat ");
    CHECK(ids({"CAFE", "fish"}) == "r_talk ");
    CHECK(ids({"about fish"}) == "r_talk ");
    CHECK(ids({"fish about"}) == "");
    CHECK(ids({"--"}) == "");
    CHECK(ids({"fish\" OR \"P1"}) == "");
    const auto both = search(world.store, {.text = {{"fish"}}, .limit = 1}).value();
    CHECK(both.notes == std::vector<std::string>{"1 to 1 of 2", "type: CONSULT 1, THREATEN 1", "year: 2021 2",
                                                 "country: A01 2, A02 2"});
    CHECK(csv(search_facets(world.store, {.text = {{"threatened"}}})) ==
          "facet,value,events\r\ntype,THREATEN,1\r\nyear,2021,1\r\ncountry,A01,1\r\ncountry,A02,1\r\n");
}

TEST_CASE("an id shows what lies behind it") {
    Journeys world;
    const auto event = table(show(world.store, "r_threat"));
    CHECK(event.starts_with("event       r_threat\nact         THREATEN\n"));
    CHECK(event.find("\nparties\n") != std::string::npos);
    CHECK(event.find("P1 threatened") != std::string::npos);
    const auto document = table(show(world.store, "of r_threat"));
    CHECK(document.starts_with("document    of r_threat\npublisher   The Gazette\n"));
    const auto actor = table(show(world.store, "P1"));
    CHECK(actor.starts_with("actor    Person P1\nid       p:1\n"));
    CHECK(actor.find("deals_with") != std::string::npos);
    CHECK(table(show(world.store, "r_none")).starts_with("the store has no actor \"r_none\""));
}

TEST_CASE("what is in a store") {
    Journeys world;
    CHECK(csv(stats(world.store, store::By::type, 0)) ==
          "by,value,events,records,documents\r\ntype,CONSULT,4,4,\r\ntype,THREATEN,1,1,\r\n");
    CHECK(csv(stats(world.store, store::By::source, 0)) ==
          "by,value,events,records,documents\r\nsource,The Gazette,5,5,5\r\n");
    CHECK(stats(world.store, {}, 1).value().rows.size() == 6);
    CHECK(table(failures(world.store)) == "no failures\n");
}

}  // namespace
}  // namespace entente::query
