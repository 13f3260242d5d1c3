// Reciprocity, triads, brokerage.
#include <doctest/doctest.h>
#include <map>
#include <numeric>
#include <string>

#include "graph/analysis/brokerage.hpp"
#include "graph/analysis/reciprocity.hpp"
#include "graph/analysis/triads.hpp"
#include "tests/analysis/graphs.hpp"

namespace entente::analysis {
namespace {

using doctest::Approx;

TEST_CASE("reciprocity: one pair of three answers, with half of the weight") {
    const auto out = arrows(4, {{0, 1, 4}, {1, 0, 2}, {1, 2, 1}, {3, 2, 1}});
    const auto found = reciprocity(out, transposed(out));
    CHECK(found == Reciprocity{.mutual = 1, .asymmetric = 2, .edges = 0.5, .weight = 4.0 / 8});
    CHECK(reciprocity(Csr(), Csr()) == Reciprocity{});
}

TEST_CASE("triads: each of the sixteen by itself") {
    const std::map<std::string_view, std::vector<WeightedEdge>> kinds{
        {"003", {}},
        {"012", {{0, 1}}},
        {"102", {{0, 1}, {1, 0}}},
        {"021D", {{0, 1}, {0, 2}}},
        {"021U", {{1, 0}, {2, 0}}},
        {"021C", {{0, 1}, {1, 2}}},
        {"111D", {{0, 1}, {1, 0}, {2, 1}}},
        {"111U", {{0, 1}, {1, 0}, {1, 2}}},
        {"030T", {{0, 1}, {1, 2}, {0, 2}}},
        {"030C", {{0, 1}, {1, 2}, {2, 0}}},
        {"201", {{0, 1}, {1, 0}, {1, 2}, {2, 1}}},
        {"120D", {{0, 1}, {1, 0}, {2, 0}, {2, 1}}},
        {"120U", {{0, 1}, {1, 0}, {0, 2}, {1, 2}}},
        {"120C", {{0, 1}, {1, 0}, {0, 2}, {2, 1}}},
        {"210", {{0, 1}, {1, 0}, {1, 2}, {2, 1}, {0, 2}}},
        {"300", {{0, 1}, {1, 0}, {1, 2}, {2, 1}, {0, 2}, {2, 0}}},
    };
    for (std::size_t i = 0; i < triad_names.size(); ++i) {
        CAPTURE(triad_names[i]);
        const auto out = arrows(3, kinds.at(triad_names[i]));
        TriadCensus expected{};
        expected[i] = 1;
        CHECK(triad_census(out, transposed(out)) == expected);
    }
}

TEST_CASE("triads: all of a graph's are counted, however it is turned") {
    Random random(3);
    const Csr out(50, random_edges(random, 50, 300));
    const auto census = triad_census(out, transposed(out));
    CHECK(std::accumulate(census.begin(), census.end(), std::int64_t{0}) == 50 * 49 * 48 / 6);
    const auto turned = triad_census(transposed(out), out);
    CHECK(turned[3] == census[4]);  // 021D is 021U turned round
    CHECK(turned[9] == census[9]);
}

TEST_CASE("constraint: the middle of a star is free, who has one partner is not") {
    const auto values = constraint(star());
    CHECK(values[0] == Approx(0.25));
    CHECK(values[1] == Approx(1));
    // In a triangle: p = 1/2, and as much again over the third.
    CHECK(constraint(lines(4, {{0, 1}, {1, 2}, {0, 2}}))[0] == Approx(2 * 0.75 * 0.75));
    CHECK(constraint(lines(4, {{0, 1}}))[3] == 0);
}

TEST_CASE("brokerage: the role is told by the groups") {
    struct Case {
        std::vector<std::int64_t> groups;
        Roles roles;
    };
    const Case cases[] = {
        {{1, 1, 1}, {.coordinator = 1}},    {{1, 2, 1}, {.itinerant = 1}}, {{1, 2, 2}, {.gatekeeper = 1}},
        {{1, 1, 2}, {.representative = 1}}, {{1, 2, 3}, {.liaison = 1}},
    };
    for (const auto& [groups, roles] : cases)
        CHECK(brokerage(arrows(3, {{0, 1}, {1, 2}}), groups) == std::vector<Roles>{{}, roles, {}});
    const std::vector<std::int64_t> alike{1, 1, 1};
    CHECK(brokerage(arrows(3, {{0, 1}, {1, 2}, {0, 2}}), alike)[1] == Roles{});
    CHECK(brokerage(arrows(3, {{0, 1}, {1, 0}}), alike)[1] == Roles{});
}

}  // namespace
}  // namespace entente::analysis
