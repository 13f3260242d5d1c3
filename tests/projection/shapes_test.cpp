#include "graph/projection/shapes.hpp"

#include <doctest/doctest.h>
#include <set>

#include "tests/projection/cases.hpp"

namespace entente::projection {
namespace {

using model::find_attribute;
using model::PropertyGraph;
using model::Row;
using test::meeting;
using test::minister;
using test::state;
using test::told;

std::string text(const model::Value& value) {
    if (const auto* string = std::get_if<std::string_view>(&value)) return std::string(*string);
    if (const auto* integer = std::get_if<std::int64_t>(&value)) return fmt::format("{}", *integer);
    if (const auto* number = std::get_if<double>(&value)) return fmt::format("{}", *number);
    return "-";
}

std::string edge_value(const PropertyGraph& graph, std::size_t edge, std::string_view name) {
    const auto column = find_attribute(graph.edge_attributes(), name);
    REQUIRE(column);
    Row row;
    graph.read_edge(edge, row);
    return text(row[*column]);
}

std::string node_value(const PropertyGraph& graph, std::size_t node, std::string_view name) {
    const auto column = find_attribute(graph.node_attributes(), name);
    REQUIRE(column);
    Row row;
    graph.read_node(node, row);
    return text(row[*column]);
}

std::string ends(const PropertyGraph& graph, std::size_t edge) {
    const auto [source, target] = graph.ends(edge);
    return fmt::format("{} > {}", graph.node_id(source), graph.node_id(target));
}

struct Shown {
    model::KnowledgeGraph graph;
    Projection projection;
    std::unique_ptr<PropertyGraph> view;

    Shown(std::vector<schema::Record> records, Shape shape, Options options = {}, Kind kind = Kind::type)
        : graph(model::build(records)),
          projection(project(graph, options)),
          view(projection::view(graph, projection, shape, kind, {{"a", "b"}})) {}
    const PropertyGraph& operator*() const { return *view; }
};

TEST_CASE("dyads: every value of the event, under its name") {
    const Shown shown(test::nasty_records(), Shape::dyads);
    const auto& graph = *shown;
    CHECK(graph.facts()[0] == std::pair<std::string, std::string>("a", "b"));
    REQUIRE(graph.edge_count() == shown.projection.links.size());
    for (std::size_t e = 0; e < graph.edge_count(); ++e) {
        const auto& event = shown.graph.events[shown.projection.links[e].event];
        CAPTURE(event.id);
        const auto or_absent = [](std::string_view value) {
            return value.empty() ? std::string("-") : std::string(value);
        };
        CHECK(edge_value(graph, e, "edgelabel") == (event.type.empty() ? event.act : event.type));
        CHECK(edge_value(graph, e, "event_id") == event.id);
        CHECK(edge_value(graph, e, "act") == event.act);
        CHECK(edge_value(graph, e, "mode") == or_absent(event.mode));
        CHECK(edge_value(graph, e, "status") == name(event.status));
        CHECK(edge_value(graph, e, "topic") == or_absent(event.topic));
        CHECK(edge_value(graph, e, "goldstein") ==
              (event.type.empty() ? "-" : fmt::format("{}", event.goldstein)));
        CHECK(edge_value(graph, e, "quad") == (event.type.empty() ? "-" : fmt::format("{}", event.quad)));
        CHECK(edge_value(graph, e, "evidence") == or_absent(event.evidence));
        CHECK(edge_value(graph, e, "date_start") == (event.date ? schema::to_iso(event.date->start) : "-"));
        CHECK(edge_value(graph, e, "epoch_day") ==
              (event.date ? fmt::format("{}", event.date->start.time_since_epoch().count()) : "-"));
        CHECK(edge_value(graph, e, "place") == (event.place ? event.place->name : "-"));
        CHECK(edge_value(graph, e, "confidence") == fmt::format("{}", event.confidence));
    }
    const auto three = std::string("r_5");
    int of_meeting = 0;
    for (std::size_t e = 0; e < graph.edge_count(); ++e) {
        if (edge_value(graph, e, "event_id") != three) continue;
        ++of_meeting;
        CHECK(graph.edge_id(e) == fmt::format("r_5.{}", of_meeting));
        CHECK(edge_value(graph, e, "party_count") == "3");
        CHECK(edge_value(graph, e, "weight") == "0.5");
        CHECK(edge_value(graph, e, "symmetric") == "1");
    }
    CHECK(of_meeting == 3);
}

TEST_CASE("aggregate: one edge for two nodes and a kind") {
    auto late = told("r_3", "2022-03", {state("USA")}, {state("JPN")});
    late.confidence = 0.9;
    late.evidence.text = "They did again.";
    late.goldstein = -1.5;
    auto other = told("r_4", "", {state("USA")}, {state("JPN")});
    other.act = other.type = "AGREE";
    const std::vector<schema::Record> records{told("r_1", "2022-01-06", {state("USA")}, {state("JPN")}),
                                              told("r_2", "2022-03-31", {state("USA")}, {state("JPN")}), late,
                                              other,
                                              told("r_5", "2022-01-07", {state("JPN")}, {state("USA")})};
    const Shown shown(records, Shape::aggregate);
    const auto& graph = *shown;
    REQUIRE(graph.edge_count() == 3);
    CHECK(ends(graph, 0) == "country:JPN > country:USA");
    CHECK(ends(graph, 1) == "country:USA > country:JPN");
    CHECK(edge_value(graph, 1, "edgelabel") == "AGREE");
    CHECK(edge_value(graph, 1, "spells") == "-");
    CHECK(edge_value(graph, 1, "date_start") == "-");
    CHECK(edge_value(graph, 2, "edgelabel") == "SUPPORT");
    CHECK(edge_value(graph, 2, "count") == "3");
    CHECK(edge_value(graph, 2, "weight") == "3");
    CHECK(edge_value(graph, 2, "goldstein_mean") == fmt::format("{}", 5.5 / 3));
    CHECK(edge_value(graph, 2, "spells") == "2022-01-06/2022-01-06 2022-03-01/2022-03-31");
    CHECK(edge_value(graph, 2, "date_start") == "2022-01-06");
    CHECK(edge_value(graph, 2, "date_end") == "2022-03-31");
    CHECK(edge_value(graph, 2, "event_ids") == "r_1 r_3 r_2");
    CHECK(edge_value(graph, 2, "evidence") == "They did again.");
    CHECK(edge_value(graph, 2, "confidence") == "0.9");
    const Shown by_quad(records, Shape::aggregate, {}, Kind::quad);
    REQUIRE((*by_quad).edge_count() == 2);
    CHECK(edge_value(*by_quad, 1, "edgelabel") == "verbal cooperation");
    CHECK(edge_value(*by_quad, 1, "count") == "4");
}

TEST_CASE("reified: the parts of everybody, however many") {
    auto summit =
        meeting("r_1", {minister("JPN", "h", 1, "host"), minister("USA", "a", 2), minister("FRA", "c", 3)});
    summit.actor[1].office = "Secretary";
    const Shown shown({summit, told("r_2", "2022", {state("USA")}, {state("JPN")})}, Shape::reified);
    const auto& graph = *shown;
    REQUIRE(graph.edge_count() == 5);
    REQUIRE(graph.node_count() == 7);
    std::set<std::string> edges;
    for (std::size_t e = 0; e < 5; ++e)
        edges.insert(fmt::format("{} {} {} {} {}", ends(graph, e), edge_value(graph, e, "edgelabel"),
                                 edge_value(graph, e, "role"), edge_value(graph, e, "side"),
                                 edge_value(graph, e, "office")));
    CHECK(edges == std::set<std::string>{
                       "person:JPN/h > event:r_1 actor host 1 -",
                       "person:USA/a > event:r_1 actor - 2 Secretary", "person:FRA/c > event:r_1 actor - 3 -",
                       "country:USA > event:r_2 actor - - -", "event:r_2 > country:JPN recipient - - -"});
    for (std::size_t v = 0; v < 7; ++v) {
        const bool event = graph.node_id(v).starts_with("event:");
        CHECK(node_value(graph, v, "bipartite") == (event ? "1" : "0"));
        if (event) CHECK(node_value(graph, v, "entity_kind") == "event");
        if (graph.node_id(v) == "event:r_1") {
            CHECK(node_value(graph, v, "label") == "CONSULT 2022-01-06");
            CHECK(node_value(graph, v, "evidence") == "They did.");
            CHECK(node_value(graph, v, "reciprocal") == "1");
        }
    }
}

TEST_CASE("two-mode: each actor and event once") {
    const Shown shown({told("r_1", "2022", {state("USA"), state("JPN")}, {state("JPN")})}, Shape::two_mode);
    const auto& graph = *shown;
    REQUIRE(graph.edge_count() == 2);
    CHECK(ends(graph, 0) == "country:USA > event:r_1");
    CHECK(ends(graph, 1) == "country:JPN > event:r_1");
    CHECK(edge_value(graph, 0, "weight") == "1");
}

TEST_CASE("an actor called like an event keeps its id") {
    const Shown shown(
        {told("r_1", "2022", {test::actor("event:r_1", "", schema::ActorKind::group)}, {state("JPN")})},
        Shape::reified);
    std::set<std::string_view> ids;
    for (std::size_t v = 0; v < (*shown).node_count(); ++v) ids.insert((*shown).node_id(v));
    CHECK(ids == std::set<std::string_view>{"event:r_1", "country:JPN", "event:r_1'"});
}

TEST_CASE("folded into a state, nobody's office is said of it") {
    auto talk = meeting("r_1", {minister("JPN", "h", 1, "host"), minister("USA", "a", 2)});
    talk.actor[0].office = "Minister";
    for (const auto shape : {Shape::dyads, Shape::reified}) {
        const Shown shown({talk}, shape, {.nodes = Nodes::country});
        for (std::size_t e = 0; e < (*shown).edge_count(); ++e)
            CHECK(edge_value(*shown, e, shape == Shape::dyads ? "source_office" : "office") == "-");
    }
}

TEST_CASE("random events: views hold together") {
    test::Random random(9);
    for (int round = 0; round < 20; ++round) {
        std::vector<schema::Record> records;
        for (int i = 0; i < 30; ++i) records.push_back(test::random_record(random));
        for (const auto shape : {Shape::dyads, Shape::aggregate, Shape::reified, Shape::two_mode}) {
            const Shown shown(records, shape);
            const auto& graph = *shown;
            std::set<std::string> ids, triples;
            for (std::size_t v = 0; v < graph.node_count(); ++v)
                CHECK(ids.insert(std::string(graph.node_id(v))).second);
            ids.clear();
            Row row;
            for (std::size_t e = 0; e < graph.edge_count(); ++e) {
                CHECK(ids.insert(graph.edge_id(e)).second);
                CHECK(std::max(graph.ends(e).source, graph.ends(e).target) < graph.node_count());
                graph.read_edge(e, row);
                CHECK(row.size() == graph.edge_attributes().size());
                if (shape == Shape::aggregate)
                    CHECK(triples.insert(ends(graph, e) + edge_value(graph, e, "edgelabel")).second);
            }
        }
    }
}

TEST_CASE("names of shapes are read as they are written") {
    for (const auto shape : {Shape::dyads, Shape::aggregate, Shape::reified, Shape::two_mode})
        CHECK(parse_shape(name(shape)) == shape);
    CHECK_FALSE(parse_shape("twomode"));
}

}  // namespace
}  // namespace entente::projection
