#include "graph/model/graph.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <set>

#include "tests/store/sample.hpp"

namespace entente::model {
namespace {

using namespace schema;

Party party(std::string id, std::optional<int> side = {}) {
    Party result;
    result.id = std::move(id);
    result.side = side;
    return result;
}

// "A>B A=C": > directed, = symmetric.
std::string dump(const KnowledgeGraph& kg) {
    std::string text;
    for (auto [edge, end] = boost::edges(kg.graph); edge != end; ++edge) {
        const auto& dyad = kg.graph[*edge];
        text += fmt::format("{}{}{}{}", text.empty() ? "" : " ", kg.graph[source(*edge, kg.graph)].id,
                            dyad.symmetric ? "=" : ">", kg.graph[target(*edge, kg.graph)].id);
    }
    return text;
}

Event event(std::vector<Party> actor, std::vector<Party> recipient, bool reciprocal) {
    Event result;
    result.id = "r1";
    result.actor = std::move(actor);
    result.recipient = std::move(recipient);
    result.reciprocal = reciprocal;
    return result;
}

TEST_CASE("an event becomes the dyads of those who deal with each other") {
    const Party a = party("A"), b = party("B"), c = party("C");
    struct Case {
        Event event;
        std::string_view expected;
        std::size_t vertices;
    };
    const Case cases[] = {
        {event({a}, {b}, false), "A>B", 2},
        {event({a, b}, {c}, false), "A>C B>C", 3},
        {event({a}, {a}, false), "A>A", 1},
        {event({a}, {}, false), "", 1},
        {event({a, b}, {}, true), "A=B", 2},
        {event({b, a}, {}, true), "A=B", 2},
        {event({a}, {}, true), "", 1},
        {event({a, b, c}, {}, true), "A=B A=C B=C", 3},
        {event({a}, {b, c}, true), "A=B A=C", 3},
        {event({a}, {a}, true), "", 1},
        // Two ministers a side: across sides only.
        {event({party("A", 1), party("B", 1), party("C", 2), party("D", 2)}, {}, true), "A=C A=D B=C B=D", 4},
        {event({party("A", 1), party("B", 2), party("M")}, {}, true), "A=B A=M B=M", 3},
        {event({party("A", 1), party("B", 1)}, {}, true), "", 2},
    };
    for (const auto& [one, expected, vertices] : cases) {
        const auto kg = build(std::vector{one});
        CHECK(dump(kg) == expected);
        CHECK(num_vertices(kg.graph) == vertices);
    }
}

TEST_CASE("dyads carry their event, a number, and each end's role and office") {
    Party visitor = party("B"), host = party("A");
    visitor.role = "visitor";
    visitor.office = "President";
    host.role = "host";
    const auto kg = build(std::vector{event({visitor}, {host}, false), event({host, visitor}, {}, true)});
    std::vector<Dyad> dyads;
    for (auto [edge, end] = boost::edges(kg.graph); edge != end; ++edge) dyads.push_back(kg.graph[*edge]);
    CHECK(dyads == std::vector<Dyad>{{0, 1, false, {"visitor", "President"}, {"host", ""}},
                                     {1, 1, true, {"host", ""}, {"visitor", "President"}}});
}

TEST_CASE("actors come sorted by id; most mentions decide what is said of them") {
    const auto named = [](std::string id, std::string name, std::string code) {
        Party result = party(std::move(id));
        result.name = std::move(name);
        result.code = std::move(code);
        result.kind = ActorKind::person;
        return result;
    };
    const auto kg = build(std::vector{event({named("P", "Ana", "")}, {named("B", "Berg", "SWE")}, false),
                                      event({named("P", "Ana Ruiz", "ESP")}, {}, false),
                                      event({named("P", "Ana Ruiz", "")}, {}, false)});
    REQUIRE(num_vertices(kg.graph) == 2);
    CHECK(kg.graph[0] == Actor{"B", "Berg", ActorKind::person, "SWE", "", ""});
    CHECK(kg.graph[1] == Actor{"P", "Ana Ruiz", ActorKind::person, "ESP", "", ""});
}

TEST_CASE("a code is a name only where nobody gives one") {
    auto coded = party("country:NOR"), named = party("country:NOR"), only = party("country:FRA");
    coded.name = coded.code = named.code = "NOR";
    named.name = "Norway";
    only.name = only.code = "FRA";
    auto other = event({named}, {only}, false);
    other.id = "r2";
    const auto graph = build({event({coded}, {only}, false), event({coded}, {}, false), other});
    CHECK(graph.graph[0].name == "FRA");
    CHECK(graph.graph[1].name == "Norway");
}

TEST_CASE("random records: no vertex or edge is lost") {
    test::Random random(5);
    for (int round = 0; round < 20; ++round) {
        std::vector<Record> records;
        for (int i = 0; i < 50; ++i) records.push_back(test::random_record(random));
        const auto kg = build(records);
        std::set<std::string> ids;
        std::size_t dyads = 0;
        for (const auto& one : kg.events) {
            dyads += pairs(one).size();
            for (const auto* parties : {&one.actor, &one.recipient})
                for (const auto& each : *parties) ids.insert(each.id);
        }
        CHECK(num_vertices(kg.graph) == ids.size());
        CHECK(num_edges(kg.graph) == dyads);
        CHECK(num_edges(kg.graph) > 0);
    }
}

}  // namespace
}  // namespace entente::model
