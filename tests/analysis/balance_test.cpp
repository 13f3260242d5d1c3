// Cooperation against conflict: by pair and month, and in triangles.
#include <cmath>
#include <doctest/doctest.h>

#include "graph/analysis/series.hpp"
#include "graph/analysis/structural_balance.hpp"
#include "tests/analysis/dated.hpp"
#include "tests/analysis/graphs.hpp"

namespace entente::analysis {
namespace {

TEST_CASE("months of a pair: events, their kinds, their scale") {
    using namespace std::chrono;
    const auto network =
        dated(2, {tie(0, 1, "2022-01-03", 1), tie(0, 1, "2022-01-20", 4), tie(1, 0, "2022-01", 2, true),
                  tie(0, 1, "2022-02-01", 3), tie(0, 1, "2022", 3), tie(0, 1, "", 3)});
    const auto directed = dyad_months(network, true);
    REQUIRE(directed.size() == 3);
    CHECK(directed[0] == DyadMonth{0, 1, 2022y / January, 3, 2, 1, 1});
    CHECK(directed[1] == DyadMonth{0, 1, 2022y / February, 1, 0, 1, -3});
    CHECK(directed[2] == DyadMonth{1, 0, 2022y / January, 1, 1, 0, 2});
    const auto undirected = dyad_months(network, false);
    REQUIRE(undirected.size() == 2);
    CHECK(undirected[0] == DyadMonth{0, 1, 2022y / January, 3, 2, 1, 1});
    CHECK(balance(directed[0]) == doctest::Approx(1.0 / 3));
    CHECK(balance(directed[1]) == -1);
    CHECK(std::isnan(balance(DyadMonth{})));
}

TEST_CASE("triangles by their negative ties") {
    const auto triangle = [](int a, int b, int c) {
        return signed_triangles(dated(3, {tie(0, 1, "", a), tie(2, 1, "", b), tie(0, 2, "", c)}));
    };
    CHECK(triangle(1, 2, 1) == SignedTriangles{.none = 1});
    CHECK(triangle(1, 2, 3) == SignedTriangles{.one = 1});
    CHECK(triangle(4, 2, 3) == SignedTriangles{.two = 1});
    CHECK(triangle(4, 3, 3) == SignedTriangles{.three = 1});
    CHECK(triangle(4, 3, 1).balanced() == 1);
    // As much for as against: no sign, no triangle.
    const auto even = dated(3, {tie(0, 1, "", 1), tie(1, 0, "", 4), tie(1, 2, "", 1), tie(0, 2, "", 1)});
    CHECK(signed_triangles(even) == SignedTriangles{});
    CHECK(std::isnan(SignedTriangles{}.balanced()));
}

TEST_CASE("triangles of random networks, as by trying all threes") {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        Random random(seed);
        std::vector<Tie> ties;
        std::vector<std::vector<int>> sign(12, std::vector<int>(12));
        for (int i = 0; i < 60; ++i) {
            const auto a = static_cast<Vertex>(random.below(12)), b = static_cast<Vertex>(random.below(12));
            const int quad = 1 + static_cast<int>(random.below(4));
            if (a == b) continue;
            ties.push_back(tie(a, b, "", quad));
            sign[a][b] = sign[b][a] += quad <= 2 ? 1 : -1;
        }
        std::int64_t by_negatives[4] = {};
        for (std::size_t a = 0; a < 12; ++a)
            for (std::size_t b = a + 1; b < 12; ++b)
                for (std::size_t c = b + 1; c < 12; ++c)
                    if (sign[a][b] && sign[b][c] && sign[a][c])
                        ++by_negatives[(sign[a][b] < 0) + (sign[b][c] < 0) + (sign[a][c] < 0)];
        CHECK(signed_triangles(dated(12, ties)) ==
              SignedTriangles{by_negatives[0], by_negatives[1], by_negatives[2], by_negatives[3]});
    }
}

}  // namespace
}  // namespace entente::analysis
