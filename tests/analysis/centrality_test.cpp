// Degree, PageRank, eigenvector, cores, components: values known by hand, and what holds on any graph.
#include <algorithm>
#include <doctest/doctest.h>
#include <numeric>

#include "graph/analysis/components.hpp"
#include "graph/analysis/degree.hpp"
#include "graph/analysis/eigenvector.hpp"
#include "graph/analysis/pagerank.hpp"
#include "tests/analysis/graphs.hpp"

namespace entente::analysis {
namespace {

using Integers = std::vector<std::int64_t>;
using doctest::Approx;

TEST_CASE("degree counts partners, strength weighs them") {
    const auto graph = arrows(3, {{0, 1, 2}, {0, 2, 0.5}, {0, 1, 1}});
    CHECK(degrees(graph) == Integers{2, 0, 0});
    CHECK(strengths(graph) == std::vector<double>{3.5, 0, 0});
}

TEST_CASE("pagerank: two in a row, by hand") {
    const auto out = arrows(2, {{0, 1}});
    const auto ranks = pagerank(out, transposed(out), {});
    CHECK(ranks[0] == Approx(0.5 / 1.425));
    CHECK(ranks[1] == Approx(0.925 / 1.425));
}

TEST_CASE("pagerank: weights share a rank out, and who restarts at a vertex stays about it") {
    const auto out = arrows(4, {{0, 1, 3}, {0, 2, 1}, {1, 0}, {2, 0}, {3, 0}});
    const auto in = transposed(out);
    const auto ranks = pagerank(out, in, {});
    CHECK(ranks[1] - 0.15 / 4 == Approx(3 * (ranks[2] - 0.15 / 4)));
    const auto alike = pagerank(out, in, {.weighted = false});
    CHECK(alike[1] == Approx(alike[2]));
    const auto personal = pagerank(out, in, {.restart = {0, 7, 0, 0}});
    CHECK(personal[3] == 0);
    CHECK(personal[1] > personal[2]);
}

TEST_CASE("pagerank: on any graph, ranks sum to 1 and solve their equation") {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        Random random(seed);
        const std::size_t n = 1 + random.below(40);
        const Csr out(n, random_edges(random, n, random.below(3 * n + 1)));
        const auto ranks = pagerank(out, transposed(out), {});
        CHECK(std::accumulate(ranks.begin(), ranks.end(), 0.0) == Approx(1).epsilon(1e-12));
        const auto sums = strengths(out);
        double lost = 0;
        for (Vertex v = 0; v < n; ++v) lost += sums[v] == 0 ? ranks[v] : 0;
        std::vector<double> next(n, (0.15 + 0.85 * lost) / static_cast<double>(n));
        for (Vertex v = 0; v < n; ++v)
            for (std::size_t i = 0; i < out.degree(v); ++i)
                next[out.neighbours(v)[i]] += 0.85 * ranks[v] * out.weights(v)[i] / sums[v];
        for (Vertex v = 0; v < n; ++v) CHECK(std::abs(next[v] - ranks[v]) < 1e-11);
    }
}

TEST_CASE("eigenvector: a star's leaves have half of its middle; the smaller of two parts has nothing") {
    const auto of_star = eigenvector(star());
    REQUIRE(of_star);
    CHECK((*of_star)[0] == Approx(1));
    CHECK((*of_star)[4] == Approx(0.5));
    const auto of_parts = eigenvector(lines(5, {{0, 1}, {2, 3}, {3, 4}, {2, 4}}));
    REQUIRE(of_parts);
    CHECK((*of_parts)[0] < 1e-10);
    CHECK((*of_parts)[3] == Approx(1));
    CHECK(eigenvector(lines(3, {})) == std::vector<double>(3, 0));
}

TEST_CASE("cores: a triangle with a tail") {
    CHECK(core_numbers(lines(6, {{0, 1}, {1, 2}, {0, 2}, {2, 3}, {3, 4}})) == Integers{2, 2, 2, 1, 1, 0});
    CHECK(core_numbers(Csr()).empty());
}

TEST_CASE("components are numbered by size, then by their first vertex") {
    const auto graph = lines(7, {{0, 1}, {2, 3}, {3, 4}, {5, 6}});
    const auto parts = connected_components(graph);
    CHECK(parts.of == Integers{1, 1, 0, 0, 0, 2, 2});
    CHECK(parts.count == 3);
    const auto strong = strong_components(arrows(4, {{0, 1}, {1, 2}, {2, 1}, {2, 3}}));
    CHECK(strong.of == Integers{1, 0, 0, 2});
    CHECK(strong.count == 3);
}

}  // namespace
}  // namespace entente::analysis
