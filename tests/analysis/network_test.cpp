#include "graph/analysis/network.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace entente::analysis {
namespace {

using namespace schema;
using schema::Event;

Party party(std::string id, ActorKind kind, std::string code, std::string country) {
    Party result;
    result.id = result.name = std::move(id);
    result.kind = kind;
    result.code = std::move(code);
    result.country = std::move(country);
    if (kind == ActorKind::person) result.sector = "GOV";
    return result;
}

const Party usa = party("country:USA", ActorKind::country, "USA", "USA");
const Party envoy = party("person:USA/a", ActorKind::person, "USA", "USA");
const Party jpn = party("person:JPN/b", ActorKind::person, "JPN", "JPN");
const Party un = party("org:UN", ActorKind::organization, "UN", "");
const Party rebels = party("group:SYR/rebels", ActorKind::group, "SYR", "SYR");

Event event(std::string date, std::vector<Party> actor, std::vector<Party> recipient = {}) {
    Event result;
    result.id = "r";
    result.act = "CONSULT";
    result.quad = 1;
    result.confidence = 0.9;
    result.reciprocal = recipient.empty();
    result.actor = std::move(actor);
    result.recipient = std::move(recipient);
    if (!date.empty()) result.date = parse_date(date).value();
    return result;
}

// "A>B 1, A=C 0.5": ties with their weights.
std::string ties(const Network& network) {
    std::string text;
    for (const auto& tie : network.ties)
        text += fmt::format("{}{}{}{} {}", text.empty() ? "" : ", ", network.nodes[tie.source].id,
                            tie.symmetric ? "=" : ">", network.nodes[tie.target].id, tie.weight);
    return text;
}

TEST_CASE("actors are nodes as they are, or fold into whom they act for") {
    const auto graph = model::build({event("2022-01-01", {usa, envoy, jpn}),
                                     event("2022-01-02", {rebels}, {un}), event("2022-01-03", {un}, {jpn})});
    const auto actors = make_network(graph, {});
    CHECK(ties(actors) ==
          "country:USA=person:JPN/b 1, country:USA=person:USA/a 1, person:JPN/b=person:USA/a 1, "
          "group:SYR/rebels>org:UN 1, org:UN>person:JPN/b 1");
    // Twice USA and Japan is once; a group is not its country.
    const auto states = make_network(graph, {.nodes = Nodes::states});
    CHECK(ties(states) == "country:JPN=country:USA 1, org:UN>country:JPN 1");
    // Nor is a newspaper.
    auto newspaper = party("body:JPN/daily", ActorKind::body, "JPN", "JPN");
    newspaper.sector = "JRN";
    CHECK(ties(make_network(model::build({event("2022-01-01", {newspaper}, {usa})}),
                            {.nodes = Nodes::states})) == "");
    CHECK(states.nodes[1] == Node{"country:USA", "country:USA", "USA"});
    CHECK(states.nodes[0] == Node{"country:JPN", "JPN", "JPN"});
}

TEST_CASE("in a large event a tie weighs little, if so wanted") {
    const auto graph = model::build({event("2022-01-01", {usa, jpn, un}), event("2022-01-02", {usa}, {un})});
    CHECK(ties(make_network(graph, {.weighting = Weighting::newman})) ==
          "country:USA=org:UN 0.5, country:USA=person:JPN/b 0.5, org:UN=person:JPN/b 0.5, country:USA>org:UN "
          "1");
}

TEST_CASE("graphs: a symmetric tie goes both ways, without direction it counts once") {
    const auto graph = model::build({event("2022-01-01", {usa, un}), event("2022-01-02", {usa}, {un}),
                                     event("2022-01-03", {usa, un}, {un, usa})});
    const auto network = make_network(graph, {});
    REQUIRE(network.nodes.size() == 2);
    CHECK(network.out.weights()[0] == 3);  // USA > UN
    CHECK(network.out.weights()[1] == 2);
    CHECK(network.in.weights()[0] == 2);
    CHECK(network.both.weights()[0] == 3);
    CHECK(network.both.weights()[1] == 3);
}

TEST_CASE("which events count") {
    auto planned = event("2022-03-01", {usa}, {un});
    planned.status = Status::planned;
    auto passing = event("2022-04-01", {usa}, {un});
    passing.foreground = false;
    auto attack = event("2022-05-01", {usa}, {un});
    attack.act = "ASSAULT";
    attack.quad = 4;
    attack.confidence = 0.5;
    const auto graph = model::build({event("2022-01-15", {usa}, {un}), event("2022-02", {usa}, {un}),
                                     event("", {usa}, {un}), planned, passing, attack});
    const auto day = [](const char* text) { return parse_date(text).value().start; };
    const std::vector<std::pair<Selection, std::size_t>> cases = {
        {{}, 4},
        {{.status = Status::planned}, 1},
        {{.background = true}, 5},
        {{.min_confidence = 0.6}, 3},
        {{.acts = {"ASSAULT", "AID"}}, 1},
        {{.quads = {1, 2}}, 3},
        {{.from = day("2022-01-15")}, 3},
        {{.from = day("2022-01-16")}, 2},
        {{.from = day("2022-02-02")}, 1},  // a month counts where it lies in the window as a whole
        {{.to = day("2022-02-28")}, 2},
        {{.to = day("2022-02-27")}, 1},
    };
    for (const auto& [selection, expected] : cases)
        CHECK(make_network(graph, selection).ties.size() == expected);
    CHECK(slice(make_network(graph, {}), parse_date("2022-02").value()).ties.size() == 1);
    CHECK(make_network(model::build(std::vector<Event>{}), {}).nodes.empty());
}

}  // namespace
}  // namespace entente::analysis
