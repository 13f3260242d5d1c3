#include "graph/analysis/csr.hpp"

#include <doctest/doctest.h>

#include "tests/analysis/graphs.hpp"

namespace entente::analysis {
namespace {

std::vector<WeightedEdge> edges_of(const Csr& graph) {
    std::vector<WeightedEdge> edges;
    for (Vertex v = 0; v < graph.vertices(); ++v)
        for (std::size_t i = 0; i < graph.degree(v); ++i) {
            CHECK(graph.first_edge(v) + i == edges.size());
            edges.push_back({v, graph.neighbours(v)[i], graph.weights(v)[i]});
        }
    return edges;
}

TEST_CASE("edges come out by their ends, parallel ones summed, loops left out") {
    const auto graph = arrows(4, {{2, 1, 5}, {0, 3, 1}, {0, 1, 2}, {1, 1, 9}, {0, 3, 4}});
    CHECK(edges_of(graph) == std::vector<WeightedEdge>{{0, 1, 2}, {0, 3, 5}, {2, 1, 5}});
    CHECK(edges_of(transposed(graph)) == std::vector<WeightedEdge>{{1, 0, 2}, {1, 2, 5}, {3, 0, 5}});
    CHECK(edges_of(undirected(3, std::vector<WeightedEdge>{{1, 0, 2}, {1, 2, 3}})) ==
          std::vector<WeightedEdge>{{0, 1, 2}, {1, 0, 2}, {1, 2, 3}, {2, 1, 3}});
}

TEST_CASE("a graph without vertices or without edges is one") {
    CHECK(Csr().vertices() == 0);
    const auto lonely = arrows(3, {});
    CHECK(lonely.vertices() == 3);
    CHECK(lonely.edges() == 0);
    CHECK(lonely.neighbours(2).empty());
    CHECK(lonely.weights(2).empty());
}

}  // namespace
}  // namespace entente::analysis
