#include "graph/analysis/path_measures.hpp"

#include <doctest/doctest.h>
#include <numeric>

#include "graph/analysis/shortest_paths.hpp"
#include "tests/analysis/graphs.hpp"

namespace entente::analysis {
namespace {

using doctest::Approx;

TEST_CASE("betweenness: all ways in a star lead over its middle") {
    CHECK(betweenness(star(), {}) == std::vector<double>{12, 0, 0, 0, 0});
    CHECK(betweenness(arrows(3, {{0, 1}, {1, 2}}), {}) == std::vector<double>{0, 1, 0});
    CHECK(betweenness(Csr(), {}).empty());
}

TEST_CASE("betweenness: two ways share a pair, weights choose among them") {
    const auto square = arrows(4, {{0, 1, 1}, {0, 2, 2}, {1, 3, 1}, {2, 3, 2}});
    CHECK(betweenness(square, {}) == std::vector<double>{0, 0.5, 0.5, 0});
    CHECK(betweenness(square, {.weighted = true}) == std::vector<double>{0, 0, 1, 0});
}

TEST_CASE("weighted paths: lengths that rounding tells apart are equal") {
    // 1/3 + 1/3 + 1/3 against 1.
    const auto graph = arrows(4, {{0, 1, 3}, {1, 2, 3}, {2, 3, 3}, {0, 3, 1}});
    CHECK(betweenness(graph, {.weighted = true}) == std::vector<double>{0, 1.5, 1.5, 0});
}

TEST_CASE("closeness: near ones count, and who is out of reach counts against") {
    const auto of_star = closeness(star(), {});
    CHECK(of_star.classic[0] == Approx(1));
    CHECK(of_star.classic[1] == Approx(4.0 / 7));
    CHECK(of_star.harmonic[1] == Approx((1 + 3 * 0.5) / 4));
    const auto of_pair = closeness(lines(5, {{0, 1}}), {});
    CHECK(of_pair.classic[0] == Approx(0.25));
    CHECK(of_pair.harmonic[0] == Approx(0.25));
    CHECK(of_pair.classic[4] == 0);
    const auto weighted = closeness(lines(2, {{0, 1, 4}}), {.weighted = true});
    CHECK(weighted.classic[0] == Approx(4));
}

// Every shortest path of k hops leads over k-1 others.
TEST_CASE("betweenness: on any graph, it sums to what distances say, on any number of threads") {
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        Random random(seed);
        const std::size_t n = 2 + random.below(80);
        const Csr graph(n, random_edges(random, n, 3 * n));
        const auto alone = betweenness(graph, {});
        double expected = 0;
        Hops hops(graph);
        for (Vertex v = 0; v < n; ++v) {
            hops.run(v);
            for (const Vertex w : hops.order().subspan(1)) expected += hops.distance(w) - 1;
        }
        CHECK(std::accumulate(alone.begin(), alone.end(), 0.0) == Approx(expected));
        for (const unsigned threads : {2U, 5U}) {
            CHECK(betweenness(graph, {.threads = threads}) == alone);
            CHECK(betweenness(graph, {.weighted = true, .threads = threads}) ==
                  betweenness(graph, {.weighted = true}));
            CHECK(closeness(graph, {.threads = threads}).harmonic == closeness(graph, {}).harmonic);
        }
    }
}

}  // namespace
}  // namespace entente::analysis
