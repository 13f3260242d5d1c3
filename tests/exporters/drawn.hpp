// Small graphs for tests of pictures.
#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <initializer_list>
#include <sstream>

#include "exporters/exporter.hpp"
#include "graph/model/stored_graph.hpp"

namespace entente::exporters {

using model::Row;
using model::StoredGraph;
using model::ValueType;

// A graph of so many nodes, and edges to be added.
struct Drawn {
    explicit Drawn(std::size_t nodes) {
        quad = graph.edge_attribute("quad", ValueType::integer);
        symmetric = graph.edge_attribute("symmetric", ValueType::integer);
        status = graph.edge_attribute("status", ValueType::text);
        label = graph.edge_attribute("edgelabel", ValueType::text);
        for (std::size_t v = 0; v < nodes; ++v) {
            Row row;
            row.clear(0);
            graph.add_node(fmt::format("n{}", v), row);
        }
    }

    void edge(std::size_t source, std::size_t target, std::int64_t of_quad = 1, bool mutual = false,
              std::string_view of_status = "happened") {
        Row row;
        row.clear(4);
        row.set(quad, of_quad);
        row.set(symmetric, std::int64_t{mutual});
        row.set(status, of_status);
        row.set(label, "CONSULT");
        graph.add_edge("", {source, target}, row);
    }

    std::string as(Write write, std::string_view profile) const {
        std::ostringstream out;
        REQUIRE(write(graph, {.profile = profile, .part = {}}, out));
        return out.str();
    }
    std::string svg(std::string_view profile = "light") const { return as(write_svg, profile); }

    StoredGraph graph;
    std::size_t quad, symmetric, status, label;
};

inline StoredGraph placed(std::initializer_list<std::pair<double, double>> places) {
    StoredGraph graph;
    const auto x = graph.node_attribute("x", ValueType::number);
    const auto y = graph.node_attribute("y", ValueType::number);
    Row row;
    for (const auto& place : places) {
        row.clear(2);
        row.set(x, place.first);
        row.set(y, place.second);
        graph.add_node(fmt::format("n{}", graph.node_count()), row);
    }
    return graph;
}

}  // namespace entente::exporters
