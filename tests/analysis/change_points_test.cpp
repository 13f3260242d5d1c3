#include "graph/analysis/change_points.hpp"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <numeric>

#include "tests/analysis/graphs.hpp"

namespace entente::analysis {
namespace {

using doctest::Approx;
using Series = std::vector<double>;

std::vector<std::size_t> places(const Series& series, Scatter scatter) {
    std::vector<std::size_t> places;
    for (const auto& change : change_points(series, scatter)) places.push_back(change.at);
    return places;
}

TEST_CASE("a level that changes for good is found, noise is not") {
    using Places = std::vector<std::size_t>;
    CHECK(places({1, 0, 1, 1, 0, 1, 9, 8, 10, 9, 8, 9}, Scatter::poisson) == Places{6});
    CHECK(places({1, 0, 1, 1, 0, 1, 1, 0, 2, 0, 1, 0}, Scatter::poisson).empty());
    CHECK(places({0, 0, 0, 0, 12, 11, 12, 0, 0, 0, 0, 0}, Scatter::poisson) == Places{4, 7});
    CHECK(places({-5, -4, -6, -5, -5, 6, 5, 5, 4, 6, 5, 5, 4, 6}, Scatter::normal) == Places{5});
    CHECK(places({3, 3, 3, 3}, Scatter::normal).empty());
    CHECK(places({}, Scatter::poisson).empty());
    CHECK(places({7}, Scatter::poisson).empty());
}

TEST_CASE("a change tells the levels on both sides, and how much speaks for it") {
    const auto found = change_points(Series{2, 2, 2, 2, 10, 10, 10, 10}, Scatter::poisson);
    REQUIRE(found.size() == 1);
    CHECK(found[0].before == Approx(2));
    CHECK(found[0].after == Approx(10));
    CHECK(found[0].evidence == Approx(2 * (8 * std::log(2 / 6.0) + 40 * std::log(10 / 6.0))));
}

// -2 log-likelihood of counts about their mean, with the same constants left out.
double poisson_cost(std::span<const double> segment) {
    const double sum = std::accumulate(segment.begin(), segment.end(), 0.0);
    return sum > 0 ? 2 * sum * (1 - std::log(sum / static_cast<double>(segment.size()))) : 0;
}

TEST_CASE("no way of cutting a short series is better") {
    Random random(5);
    for (int round = 0; round < 60; ++round) {
        Series series;
        double level = 1;
        for (int i = 0; i < 11; ++i) {
            if (random.below(4) == 0) level = 1 + static_cast<double>(random.below(12));
            series.push_back(std::floor(level * (0.5 + random.unit())));
        }
        const double penalty = 2 * std::log(11.0);
        const auto total = [&](const std::vector<std::size_t>& cuts) {
            double sum = penalty * static_cast<double>(cuts.size());
            std::size_t begin = 0;
            for (std::size_t i = 0; i <= cuts.size(); ++i) {
                const std::size_t end = i < cuts.size() ? cuts[i] : series.size();
                sum += poisson_cost(std::span(series).subspan(begin, end - begin));
                begin = end;
            }
            return sum;
        };
        const double ours = total(places(series, Scatter::poisson));
        for (unsigned set = 0; set < 1U << 10; ++set) {
            std::vector<std::size_t> cuts;
            for (std::size_t i = 0; i < 10; ++i)
                if (set >> i & 1U) cuts.push_back(i + 1);
            REQUIRE(ours <= total(cuts) + 1e-9);
        }
    }
}

}  // namespace
}  // namespace entente::analysis
