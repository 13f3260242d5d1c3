#include "graph/query/path.hpp"

#include <doctest/doctest.h>
#include <random>

#include "graph/query/ego.hpp"
#include "graph/query/route.hpp"
#include "tests/query/world.hpp"

namespace entente::query {
namespace {

using test::day;
using test::parties;
using test::World;

std::string steps(World& world, const PathQuery& query) {
    const auto found = path(world.store, query);
    if (!found) return describe(found.error());
    std::string text;
    for (const auto& row : found->rows) {
        if (text.empty()) text = std::get<std::string>(row[1].is);
        text += fmt::format(" -{}- {}", std::get<std::int64_t>(row[5].is), std::get<std::string>(row[2].is));
    }
    return text.empty() ? found->nothing : text;
}

// P1 - P2 - P5 weakly; P1 - P3 - P4 - P5 by two events each; P6 alone with P7.
struct Bridges : World {
    Bridges() {
        meet("r_12", "2020-01-01", 1, 2);
        meet("r_25", "2021-01-01", 2, 5);
        int n = 0;
        for (const auto& [a, b] : {std::pair(1, 3), std::pair(3, 4), std::pair(4, 5)})
            for (const char* date : {"2020-02-01", "2020-06-01"}) meet(fmt::format("r_w{}", n++), date, a, b);
        meet("r_67", "2020-03-01", 6, 7);
        settle();
    }

    void meet(std::string id, std::string_view date, int a, int b) {
        put(told(std::move(id), date, parties(a, a), parties(b, b)));
    }
};

TEST_CASE("paths over persons and over countries, shortest and widest, in a window") {
    Bridges world;
    CHECK(steps(world, {"P1", "P5"}) == "Person P1 -1- Person P2 -1- Person P5");
    CHECK(steps(world, {"P5", "P1"}) == "Person P5 -1- Person P2 -1- Person P1");
    CHECK(steps(world, {.a = "P1", .b = "P5", .route = Route::widest}) ==
          "Person P1 -2- Person P3 -2- Person P4 -2- Person P5");
    CHECK(steps(world, {.a = "P1", .b = "P5", .to = day("2020-12-31")}) ==
          "Person P1 -2- Person P3 -2- Person P4 -2- Person P5");
    CHECK(steps(world, {.a = "P1", .b = "P5", .from = day("2020-06-01"), .to = day("2020-12-31")}) ==
          "Person P1 -1- Person P3 -1- Person P4 -1- Person P5");
    CHECK(steps(world, {.a = "P1", .b = "P5", .from = day("2020-06-02"), .to = day("2020-12-31")}) ==
          "no path");
    CHECK(steps(world, {"P1", "P7"}) == "no path");
    CHECK(steps(world, {"P1", "P1"}) == "no path");
    CHECK(steps(world, {"P1", "P9"}).starts_with("the store has no actor"));
}

TEST_CASE("whom somebody deals with") {
    Bridges world;
    const auto found = ego(world.store, {.a = "P1"}).value();
    REQUIRE(found.rows.size() == 2);
    CHECK(found.rows[0] == Row{"Person P3", "p:3", 2, 2, "2020-02-01", "2020-06-01"});
    CHECK(found.rows[1] == Row{"Person P2", "p:2", 1, 1, "2020-01-01", "2020-01-01"});
    CHECK(ego(world.store, {.a = "P1", .from = day("2020-06-01")}).value().rows.size() == 1);
    const auto second = ego(world.store, {.a = "P1", .offset = 1, .limit = 1}).value();
    REQUIRE(second.rows.size() == 1);
    CHECK(second.rows[0][0] == Value("Person P2"));
    CHECK(ego(world.store, {.a = "A01"}).value().rows[0][1] == Value("A03"));
}

// A random graph and what an exhaustive search finds in it.
struct Plain {
    std::size_t nodes;
    std::vector<std::vector<std::int64_t>> weight;  // 0: no tie

    Ways ways() const {
        return {[this](std::int64_t node) -> schema::Result<std::vector<store::Tie>> {
                    std::vector<store::Tie> ties;
                    for (std::size_t i = 0; i < nodes; ++i)
                        if (const auto w = weight[static_cast<std::size_t>(node)][i])
                            ties.push_back({static_cast<std::int64_t>(i), w, w});
                    return ties;
                },
                [](std::int64_t node) -> schema::Result<bool> { return node % 5 != 4; }};
    }

    bool passes(std::size_t node, std::size_t a, std::size_t b) const {
        return node == a || node == b || node % 5 != 4;
    }

    // Steps and least tie of the best path: as few steps, then as wide, as there is; or as wide.
    std::pair<std::int64_t, std::int64_t> best(std::size_t a, std::size_t b, bool widest) const {
        constexpr std::int64_t far = 1'000'000;
        std::vector<std::pair<std::int64_t, std::int64_t>> known(nodes, {far, 0});
        known[a] = {0, far};
        for (std::size_t round = 0; round < nodes; ++round)
            for (std::size_t i = 0; i < nodes; ++i)
                for (std::size_t k = 0; k < nodes; ++k) {
                    if (!weight[i][k] || known[i].second == 0 || !passes(i, a, b) || (i == b && i != a))
                        continue;
                    const std::pair to(known[i].first + 1, std::min(known[i].second, weight[i][k]));
                    const bool better = widest ? to.second > known[k].second
                                               : to.first < known[k].first || (to.first == known[k].first &&
                                                                               to.second > known[k].second);
                    if (better) known[k] = to;
                }
        return known[b];
    }
};

std::int64_t least(const Nodes& path, const Plain& graph) {
    std::int64_t width = 1'000'000;
    for (std::size_t i = 1; i < path.size(); ++i)
        width = std::min(
            width, graph.weight[static_cast<std::size_t>(path[i - 1])][static_cast<std::size_t>(path[i])]);
    return width;
}

TEST_CASE("the search from both ends finds what an exhaustive one finds") {
    std::mt19937_64 random(7);
    for (int round = 0; round < 300; ++round) {
        Plain graph{4 + random() % 16, {}};
        graph.weight.assign(graph.nodes, std::vector<std::int64_t>(graph.nodes, 0));
        const auto ties = random() % (3 * graph.nodes);
        for (std::size_t i = 0; i < ties; ++i) {
            const auto a = random() % graph.nodes, b = random() % graph.nodes;
            if (a != b) graph.weight[a][b] = graph.weight[b][a] = static_cast<std::int64_t>(1 + random() % 9);
        }
        const auto a = random() % graph.nodes;
        const auto b = (a + 1 + random() % (graph.nodes - 1)) % graph.nodes;
        const std::int64_t from[] = {static_cast<std::int64_t>(a)}, to[] = {static_cast<std::int64_t>(b)};
        CAPTURE(round);
        for (const bool widest : {false, true}) {
            const auto expected = graph.best(a, b, widest);
            const auto found =
                (widest ? widest_path(from, to, graph.ways()) : shortest_path(from, to, graph.ways()))
                    .value();
            if (expected.second == 0) {
                CHECK(found.empty());
                continue;
            }
            REQUIRE(found.size() >= 2);
            CHECK(found.front() == from[0]);
            CHECK(found.back() == to[0]);
            CHECK(least(found, graph) == expected.second);
            if (!widest) CHECK(static_cast<std::int64_t>(found.size()) - 1 == expected.first);
            for (std::size_t i = 1; i + 1 < found.size(); ++i) CHECK(found[i] % 5 != 4);
        }
    }
}

}  // namespace
}  // namespace entente::query
