#include <doctest/doctest.h>

#include "tests/projection/cases.hpp"

namespace entente::projection {
namespace {

using schema::ActorKind;
using test::lines;
using test::Lines;
using test::meeting;
using test::minister;
using test::node_ids;
using test::party;
using test::state;
using test::told;

model::KnowledgeGraph graph_of(std::vector<schema::Record> records) {
    return model::build(records);
}

TEST_CASE("two ministers and two ministers: across sides only, and one tie of their states") {
    const auto graph = graph_of({meeting("r_1", {minister("JPN", "h", 1), minister("JPN", "k", 1),
                                                 minister("USA", "a", 2), minister("USA", "b", 2)})});
    CHECK(lines(project(graph, {.multilateral = Multilateral::full})) ==
          Lines{"person:JPN/h - person:USA/a 1", "person:JPN/h - person:USA/b 1",
                "person:JPN/k - person:USA/a 1", "person:JPN/k - person:USA/b 1"});
    const auto states = project(graph, {.nodes = Nodes::country});
    CHECK(lines(states) == Lines{"country:JPN - country:USA 1"});
    CHECK(states.links[0].source_end == nullptr);
    CHECK(states.links[0].nodes == 2);
    CHECK(states.nodes[0] == model::Actor{"country:JPN", "JPN", ActorKind::country, "JPN", "JPN", ""});
    const auto named = project(graph, {.nodes = Nodes::country, .name_of_country = [](std::string_view code) {
                                           return std::string_view(code == "JPN" ? "Japan" : "");
                                       }});
    CHECK(named.nodes[0].name == "Japan");
    CHECK(named.nodes[1].name == "USA");
    CHECK(states.seats.size() == 2);
    CHECK(states.seats[0].folded);
}

TEST_CASE("a state folds its officials and nobody else") {
    const model::Actor cases[] = {
        {"country:LBN", "", ActorKind::country, "LBN", "LBN", ""},
        {"office:LBN/premier", "", ActorKind::office, "LBN", "LBN", ""},
        {"body:LBN/army", "", ActorKind::body, "LBN", "LBN", "MIL"},
        {"body:LBN/parliament", "", ActorKind::body, "LBN", "LBN", "LEG"},
        {"body:LBN/court", "", ActorKind::body, "LBN", "LBN", "JUD"},
        {"person:LBN/minister", "", ActorKind::person, "LBN", "LBN", "GOV"},
    };
    for (const auto& actor : cases) {
        CAPTURE(actor.id);
        CHECK(node_of(actor, {.nodes = Nodes::country}) == "country:LBN");
    }
    const model::Actor others[] = {
        {"group:hezbollah", "", ActorKind::group, "", "LBN", "REB"},
        {"group:LBN/protesters", "", ActorKind::group, "LBN", "LBN", "CVL"},
        {"group:huawei", "", ActorKind::group, "CHN", "CHN", "BUS"},
        {"body:LBN/newspaper", "", ActorKind::body, "LBN", "LBN", "JRN"},
        {"person:LBN/leader", "", ActorKind::person, "LBN", "LBN", "OPP"},
        {"place:LBN/beirut", "", ActorKind::place, "", "LBN", ""},
    };
    for (const auto& actor : others) {
        CAPTURE(actor.id);
        CHECK(node_of(actor, {.nodes = Nodes::country}) == actor.id);
        CHECK(node_of(actor, {.nodes = Nodes::country, .fold_nonstate = true}) == "country:" + actor.country);
    }
    CHECK(node_of({"body:UN/council", "", ActorKind::body, "UN", "", "IGO"}, {.nodes = Nodes::country}) ==
          "org:UN");
    CHECK(node_of({"group:sect", "", ActorKind::group, "", "", "REL"},
                  {.nodes = Nodes::country, .fold_nonstate = true}) == "group:sect");
}

TEST_CASE("a state and its enemies at home are two nodes") {
    const auto army = party("body:LBN/army", ActorKind::body, "LBN", "MIL");
    auto militia = party("group:hezbollah", ActorKind::group, "LBN", "REB");
    const auto graph =
        graph_of({told("r_1", "2022", {army}, {militia}), told("r_2", "2022", {army}, {state("LBN")})});
    CHECK(lines(project(graph, {.nodes = Nodes::country})) == Lines{"country:LBN > group:hezbollah 1"});
    CHECK(lines(project(graph, {.nodes = Nodes::country, .fold_nonstate = true})) == Lines{});
}

TEST_CASE("an event of many counts as its option says") {
    const auto host = [](const char* code) { return minister(code, "m", {}, "host"); };
    const auto graph = graph_of(
        {meeting("r_1", {host("DEU"), minister("FRA", "m"), minister("ITA", "m"), minister("POL", "m")}),
         meeting("r_2", {minister("FRA", "m"), minister("ITA", "m")}, "2022-02-06"),
         meeting("r_3", {minister("FRA", "m"), minister("ITA", "m"), minister("POL", "m")}, "2022-03-06"),
         told("r_4", "2022-04-06", {state("FRA"), state("DEU")}, {state("POL")})});
    const auto with = [&](Multilateral multilateral) {
        return lines(project(graph, {.nodes = Nodes::country, .multilateral = multilateral}));
    };
    CHECK(with(Multilateral::fractional) ==
          Lines{"country:DEU - country:FRA 0.333", "country:DEU - country:ITA 0.333",
                "country:DEU - country:POL 0.333", "country:FRA - country:ITA 0.333",
                "country:FRA - country:POL 0.333", "country:ITA - country:POL 0.333",
                "country:FRA - country:ITA 1", "country:FRA - country:ITA 0.5",
                "country:FRA - country:POL 0.5", "country:ITA - country:POL 0.5",
                "country:FRA > country:POL 0.5", "country:DEU > country:POL 0.5"});
    CHECK(with(Multilateral::full).size() == 12);
    CHECK(with(Multilateral::full)[0] == "country:DEU - country:FRA 1");
    CHECK(with(Multilateral::host_star) ==
          Lines{"country:DEU - country:FRA 0.333", "country:DEU - country:ITA 0.333",
                "country:DEU - country:POL 0.333", "country:FRA - country:ITA 1",
                "country:FRA - country:ITA 0.5", "country:FRA - country:POL 0.5",
                "country:ITA - country:POL 0.5", "country:FRA > country:POL 0.5",
                "country:DEU > country:POL 0.5"});
    CHECK(with(Multilateral::drop) == Lines{"country:FRA - country:ITA 1", "country:FRA > country:POL 0.5",
                                            "country:DEU > country:POL 0.5"});
}

TEST_CASE("persons or bodies alone") {
    const auto graph = graph_of({meeting("r_1", {minister("JPN", "h"), minister("USA", "a"), state("FRA"),
                                                 party("body:USA/state", ActorKind::body, "USA", "GOV"),
                                                 party("org:ASEAN", ActorKind::organization, "")})});
    CHECK(lines(project(graph, {.nodes = Nodes::person})) == Lines{"person:JPN/h - person:USA/a 1"});
    CHECK(lines(project(graph, {.nodes = Nodes::body})) == Lines{"body:USA/state - org:ASEAN 1"});
}

TEST_CASE("every party is a node, also one without a link; who deals with himself keeps his loop") {
    const auto graph = graph_of(
        {told("r_1", "2022", {state("FRA")}, {}), told("r_2", "2022", {state("ITA")}, {state("ITA")})});
    const auto projection = project(graph, {});
    CHECK(node_ids(projection) == Lines{"country:FRA", "country:ITA"});
    CHECK(lines(projection) == Lines{"country:ITA > country:ITA 1"});
    CHECK(projection.seats.size() == 3);
}

TEST_CASE("a neighbourhood and the heaviest nodes") {
    const auto pair = [](const char* id, const char* a, const char* b) {
        return told(id, "2022", {state(a)}, {state(b)});
    };
    const auto graph =
        graph_of({pair("r_1", "ARG", "BOL"), pair("r_2", "BOL", "CHL"), pair("r_3", "CHL", "DEU"),
                  pair("r_4", "DEU", "ESP"), pair("r_5", "DEU", "CHL")});
    const auto all = project(graph, {});
    const std::vector<std::string> from{"country:BOL"};
    CHECK(lines(neighbourhood(all, from, 1)) ==
          Lines{"country:ARG > country:BOL 1", "country:BOL > country:CHL 1"});
    CHECK(neighbourhood(all, from, 2).links.size() == 4);
    CHECK(neighbourhood(all, from, 9).nodes.size() == 5);
    CHECK(neighbourhood(all, std::vector<std::string>{"country:XXX"}, 3).nodes.empty());
    const auto two = heaviest(all, 2);
    CHECK(node_ids(two) == Lines{"country:CHL", "country:DEU"});
    CHECK(two.links.size() == 2);
    CHECK(two.seats.size() == 4);
    CHECK(heaviest(all, 100) == all);
}

TEST_CASE("random events: a link joins two nodes once, weights of an event of n add up to n/2 at most") {
    test::Random random(5);
    for (int round = 0; round < 30; ++round) {
        std::vector<schema::Record> records;
        for (int i = 0; i < 40; ++i) records.push_back(test::random_record(random));
        const auto graph = graph_of(records);
        for (const auto nodes : {Nodes::all, Nodes::country, Nodes::person, Nodes::body}) {
            const auto projection = project(graph, {.nodes = nodes});
            std::map<std::size_t, double> weight;
            std::map<std::tuple<std::size_t, std::size_t, std::size_t>, int> times;
            for (const auto& link : projection.links) {
                weight[link.event] += link.weight;
                CHECK(++times[{link.event, link.source, link.target}] == 1);
                CHECK(link.source < projection.nodes.size());
                if (link.symmetric) CHECK(link.source <= link.target);
                if (weight[link.event] > static_cast<double>(link.nodes) / 2 + 1e-9)
                    CHECK_FALSE(link.symmetric);
            }
        }
    }
}

TEST_CASE("names are read as they are written") {
    for (const auto nodes : {Nodes::all, Nodes::country, Nodes::person, Nodes::body})
        CHECK(parse_nodes(name(nodes)) == nodes);
    for (const auto many :
         {Multilateral::fractional, Multilateral::full, Multilateral::host_star, Multilateral::drop})
        CHECK(parse_multilateral(name(many)) == many);
    CHECK_FALSE(parse_nodes("states"));
    CHECK_FALSE(parse_multilateral(""));
}

}  // namespace
}  // namespace entente::projection
