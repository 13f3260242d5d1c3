#include <doctest/doctest.h>
#include <sstream>

#include "graph/query/meetings.hpp"
#include "graph/query/write_meetings.hpp"
#include "graph/store/memberships.hpp"
#include "tests/query/world.hpp"

namespace entente::query {
namespace {

using namespace schema;
using test::day;
using test::parties;
using test::party;
using test::World;

std::string find(World& world, const MeetingsQuery& query) {
    auto found = meetings(world.store, query);
    if (!found) return describe(found.error());
    std::string text;
    for (const auto& meeting : *found) text += (text.empty() ? "" : " ") + meeting.event;
    return text;
}

TEST_CASE("who attends with many has not met each of them") {
    World world;
    world.put(world.told("r_six", "2022-01-01", parties(1, 6), {}));
    world.put(world.told("r_seven", "2022-02-01", parties(1, 7), {}));
    auto summit = world.told("r_summit", "2022-03-01", parties(1, 3), {});
    summit.format = "multilateral";
    world.put(summit);
    world.put(world.told("r_received", "2022-04-01", parties(1, 1), parties(2, 9)));
    world.put(world.told("r_two_crowds", "2022-05-01", parties(1, 4), parties(5, 9)));
    world.settle();
    CHECK(find(world, {.a = "P1", .b = "P2"}) == "r_six r_received");
    CHECK(find(world, {.a = "P1", .b = "P2", .co_attended = true}) == "r_six r_seven r_summit r_received");
    CHECK(find(world, {.a = "P1", .b = "P5"}) == "r_six r_received");
    CHECK(find(world, {.a = "P1"}) == "r_six r_seven r_summit r_received r_two_crowds");
}

TEST_CASE("an organisation stands for itself, or for its members of that day") {
    World world;
    Party bloc = party(50);
    bloc.kind = ActorKind::organization;
    bloc.name = "Bloc of Nations";
    bloc.code = "BLOC";
    world.put(world.told("r_bloc", "2022-01-01", {bloc}, {party(1)}));
    world.put(world.told("r_before", "2019-12-31", parties(2, 2), parties(1, 1)));
    world.put(world.told("r_joined", "2020-01-01", parties(2, 2), parties(1, 1)));
    world.put(world.told("r_founder", "1980-01-01", parties(3, 3), parties(1, 1)));
    world.put(world.told("r_left", "2023-01-01", parties(3, 3), parties(1, 1)));
    const store::Membership members[] = {{"A02", day("2020-01-01"), {}}, {"A03", {}, day("2022-12-31")}};
    REQUIRE(store::put_members(world.store, "BLOC", members));
    world.settle();
    CHECK(find(world, {.a = "P1", .b = "BLOC"}) == "r_bloc");
    CHECK(find(world, {.a = "P1", .b = "bloc of nations", .expand = {"bloc"}}) == "r_founder r_joined");
    CHECK(find(world, {.a = "BLOC", .expand = {"BLOC"}}) == "r_founder r_joined");
    CHECK(find(world, {.a = "A02", .b = "P1", .expand = {"A02"}}) ==
          "the store knows no members of A02; leave --expand out, or build the store anew");
}

TEST_CASE("a meeting's proofs name document, publisher, sentence and rule") {
    World world;
    world.put(world.told("r_one", "2022-01-01", parties(1, 1), parties(2, 2)));
    world.settle();
    const auto found = meetings(world.store, {}).value();
    auto answer = to_answer(found);
    REQUIRE(add_proofs(answer, found, world.store));
    std::ostringstream json, csv, table;
    REQUIRE(write(json, answer, {OutputFormat::jsonl}));
    CHECK(json.str().find(R"("proofs":[{"record":"r_one","document":"of r_one","publisher":"The Gazette",)"
                          R"("sentence":"Sentence of r_one","rule":"meet.hold-meeting"}])") !=
          std::string::npos);
    REQUIRE(write(csv, answer, {OutputFormat::csv}));
    CHECK(csv.str().ends_with(",r_one,r_one,of r_one,,The Gazette,,Sentence of r_one,meet.hold-meeting\r\n"));
    REQUIRE(write(table, answer, {OutputFormat::table, 120}));
    CHECK(table.str().ends_with("    of r_one, The Gazette: \"Sentence of r_one\" [meet.hold-meeting]\n"));
}

}  // namespace
}  // namespace entente::query
