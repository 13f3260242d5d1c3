#include "graph/analysis/leiden.hpp"

#include <doctest/doctest.h>
#include <map>
#include <set>

#include "graph/analysis/components.hpp"
#include "tests/analysis/graphs.hpp"

namespace entente::analysis {
namespace {

using doctest::Approx;

// How many connected pieces the communities have in all.
std::size_t pieces(const Csr& graph, const Partition& communities) {
    std::vector<WeightedEdge> within;
    for (Vertex v = 0; v < graph.vertices(); ++v)
        for (const Vertex w : graph.neighbours(v))
            if (communities.of[v] == communities.of[w]) within.push_back({v, w});
    return connected_components({graph.vertices(), within}).count;
}

TEST_CASE("modularity: two pairs, by hand") {
    const auto pairs = lines(4, {{0, 1}, {2, 3}});
    CHECK(modularity(pairs, std::vector<std::int64_t>{0, 0, 1, 1}) == Approx(0.5));
    CHECK(modularity(pairs, std::vector<std::int64_t>{0, 0, 0, 0}) == Approx(0));
    CHECK(modularity(pairs, std::vector<std::int64_t>{0, 0, 1, 1}, 2) == Approx(0));
    CHECK(modularity(lines(2, {}), std::vector<std::int64_t>{0, 1}) == 0);
}

TEST_CASE("leiden finds each clique of a ring") {
    const auto graph = ring_of_cliques(6, 5);
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const auto found = leiden(graph, {.seed = seed});
        CHECK(found.count == 6);
        for (Vertex v = 0; v < 30; ++v) CHECK(found.of[v] == v / 5);
    }
}

TEST_CASE("leiden: a weight outdoes many ties, and resolution splits") {
    const auto graph = lines(4, {{0, 1, 10}, {1, 2, 1}, {2, 3, 10}, {3, 0, 1}});
    CHECK(leiden(graph, {}).of == std::vector<std::int64_t>{0, 0, 1, 1});
    CHECK(leiden(graph, {.resolution = 5}).count == 4);
    CHECK(leiden(graph, {.resolution = 0.05}).count == 1);
    CHECK(leiden(lines(3, {}), {}).count == 3);
    CHECK(leiden(Csr(), {}).count == 0);
}

TEST_CASE("leiden: on any graph, communities are connected and the same for a seed") {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        Random random(seed);
        const std::size_t n = 2 + random.below(200);
        const auto graph = undirected(n, random_edges(random, n, n / 2 + random.below(2 * n)));
        const auto found = leiden(graph, {.seed = seed});
        CHECK(found == leiden(graph, {.seed = seed}));
        CHECK(pieces(graph, found) == found.count);
        CHECK(std::set(found.of.begin(), found.of.end()).size() == found.count);
        const auto parts = connected_components(graph);
        CHECK(modularity(graph, found.of) >= modularity(graph, parts.of) - 1e-12);
    }
}

}  // namespace
}  // namespace entente::analysis
