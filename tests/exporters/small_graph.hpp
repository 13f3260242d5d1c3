// A graph of a few rows with what text formats trip over: names that a format has for itself, ids that are no
// UTF-8 or the same once they are mended, ids that nodes and edges share, values at the ends of their types.
#pragma once

#include <cstdint>
#include <limits>
#include <string_view>

#include "graph/model/stored_graph.hpp"

namespace entente::test {

using namespace std::string_view_literals;

inline constexpr auto hostile_text = "=1+1,\"q\" \\ \0\x01 two\r\nlines \xFF \xF0\x9F\xA4\x9D </b>"sv;

inline model::StoredGraph small_graph() {
    using model::ValueType;
    model::StoredGraph graph;
    graph.add_fact("counted", "each \"event\" once");
    for (const auto* name : {"label", "entity_kind", "id", "parent"})
        graph.node_attribute(name, ValueType::text);
    for (const auto* name : {"x", "y"}) graph.node_attribute(name, ValueType::number);
    graph.edge_attribute("edgelabel", ValueType::text);
    graph.edge_attribute("source", ValueType::text);
    graph.edge_attribute("key", ValueType::integer);
    graph.edge_attribute("weight", ValueType::number);
    graph.edge_attribute("date_start", ValueType::text);
    graph.edge_attribute("date_end", ValueType::text);
    graph.edge_attribute("spells", ValueType::text);

    const auto node = [&](std::string_view id, auto... fill) {
        model::Row row;
        row.clear(graph.node_attributes().size());
        (fill(row), ...);
        graph.add_node(id, row);
    };
    const auto edge = [&](std::string_view id, model::Ends ends, auto... fill) {
        model::Row row;
        row.clear(graph.edge_attributes().size());
        (fill(row), ...);
        graph.add_edge(id, ends, row);
    };
    using model::Row;
    node("a", [](Row& row) {
        row.set(0, "A");
        row.set(1, "country;x");
        row.set(2, "own");
        row.set(3, "p");
        row.set(4, 1.0);
        row.set(5, -0.5);
    });
    node("\xFF", [](Row& row) { row.set(0, hostile_text); });
    node("\uFFFD", [](Row& row) { row.set(4, 1e300); });
    edge("e1", {0, 1}, [](Row& row) {
        row.set(0, "MEET");
        row.set(1, "told");
        row.set(2, std::numeric_limits<std::int64_t>::max());
        row.set(3, 0.1);
        row.set(4, "2022-01-06");
        row.set(5, "2022-01-07");
    });
    edge("a", {0, 1}, [](Row& row) {
        row.set(0, "MEET");
        row.set(3, 2.0);
        row.set(4, "2022-01-06");
        row.set(5, "2022-03-31");
        row.set(6, "2022-01-06/2022-01-07 2022-03-01/2022-03-31");
    });
    edge("", {2, 2}, [](Row& row) { row.set(4, "2022-03-05"); });
    return graph;
}

}  // namespace entente::test
