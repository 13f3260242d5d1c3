#include "graph/analysis/layout.hpp"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <string>

#include "graph/analysis/random.hpp"

namespace entente::analysis {
namespace {

using Edges = std::vector<WeightedEdge>;

double distance(Point a, Point b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

// Node v is of cluster v % clusters; the share of edges stays in its own.
Edges planted(std::size_t nodes, std::size_t edges, std::size_t clusters, double share) {
    Random random(7);
    Edges out;
    while (out.size() < edges) {
        const auto u = random.below(nodes);
        const auto v = random.unit() < share ? random.below(nodes / clusters) * clusters + u % clusters
                                             : random.below(nodes);
        out.push_back({static_cast<Vertex>(u), static_cast<Vertex>(v), 1});
    }
    return out;
}

Edges star(Vertex leaves) {
    Edges edges;
    for (Vertex v = 1; v <= leaves; ++v) edges.push_back({0, v, 1});
    return edges;
}

Edges path(Vertex nodes) {
    Edges edges;
    for (Vertex v = 1; v < nodes; ++v) edges.push_back({v - 1, v, 1});
    return edges;
}

Edges complete(Vertex nodes) {
    Edges edges;
    for (Vertex v = 1; v < nodes; ++v)
        for (Vertex u = 0; u < v; ++u) edges.push_back({u, v, 1});
    return edges;
}

bool overlap(Point a, Extent size_a, Point b, Extent size_b) {
    return std::abs(a.x - b.x) < (size_a.width + size_b.width) / 2 &&
           std::abs(a.y - b.y) < (size_a.height + size_b.height) / 2;
}

std::size_t overlaps(const std::vector<Point>& points, const std::vector<Extent>& extents) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < points.size(); ++i)
        for (std::size_t j = i + 1; j < points.size(); ++j)
            if (overlap(points[i], extents[i], points[j], extents[j])) ++count;
    return count;
}

// How far from each other those of one cluster lie, over all.
double closeness(const std::vector<Point>& points, std::size_t clusters) {
    double within = 0, all = 0;
    std::size_t pairs_within = 0, pairs = 0;
    for (std::size_t i = 0; i < points.size(); ++i)
        for (std::size_t j = i + 1; j < points.size(); ++j) {
            const double d = distance(points[i], points[j]);
            all += d;
            ++pairs;
            if (i % clusters != j % clusters) continue;
            within += d;
            ++pairs_within;
        }
    return within / static_cast<double>(pairs_within) / (all / static_cast<double>(pairs));
}

// Share of points that are nearest to the middle of their own cluster.
double at_home(const std::vector<Point>& points, std::size_t clusters) {
    std::vector<Point> middles(clusters);
    const auto share = static_cast<double>(clusters) / static_cast<double>(points.size());
    for (std::size_t i = 0; i < points.size(); ++i)
        middles[i % clusters] = middles[i % clusters] + share * points[i];
    std::size_t count = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto nearest =
            std::ranges::min_element(middles, {}, [&](Point middle) { return distance(middle, points[i]); });
        if (static_cast<std::size_t>(nearest - middles.begin()) == i % clusters) ++count;
    }
    return static_cast<double>(count) / static_cast<double>(points.size());
}

TEST_CASE("quadtree: the push of all on each, as summed one by one") {
    Random random(3);
    std::vector<Point> points;
    std::vector<double> masses;
    for (int i = 0; i < 2000; ++i) {
        const double scale = i % 3 == 0 ? 1 : 1000;
        points.push_back({scale * random.unit(), scale * random.unit()});
        masses.push_back(1 + static_cast<double>(random.below(20)));
    }
    points[7] = points[8];
    Quadtree tree;
    tree.build(points, masses);
    double error = 0, exact_sum = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        Point exact;
        for (std::size_t j = 0; j < points.size(); ++j)
            if (const double d = distance(points[i], points[j]); d > 0)
                exact = exact + masses[j] / (d * d) * (points[i] - points[j]);
        CHECK(distance(tree.push(points[i], 0), exact) <= 1e-9 * std::hypot(exact.x, exact.y));
        error += distance(tree.push(points[i], 0.9), exact);
        exact_sum += std::hypot(exact.x, exact.y);
    }
    CHECK(error / exact_sum < 0.02);
    CHECK(error > 0);
    CHECK(tree.order().size() == points.size());
}

TEST_CASE("quadtree: none, one, and all at one place") {
    Quadtree tree;
    tree.build({}, {});
    CHECK(tree.push({1, 1}, 0.9) == Point{0, 0});
    tree.build(std::vector<Point>{{2, 2}}, std::vector<double>{3});
    CHECK(tree.push({2, 2}, 0.9) == Point{0, 0});
    CHECK(tree.push({2, 5}, 0.9) == Point{0, 1});
    tree.build(std::vector<Point>(100, {2, 2}), std::vector<double>(100, 1));
    CHECK(tree.push({2, 2}, 0.9) == Point{0, 0});
}

TEST_CASE("layout is the same on any number of threads, and whatever the order of the edges") {
    auto edges = planted(1500, 6000, 5, 0.8);
    const auto points = layout(1500, edges, {.iterations = 60});
    for (const unsigned threads : {2U, 3U, 8U})
        CHECK(layout(1500, edges, {.threads = threads, .iterations = 60}) == points);
    Random(5).shuffle(edges);
    for (auto& edge : edges) std::swap(edge.source, edge.target);
    CHECK(layout(1500, edges, {.iterations = 60}) == points);
    CHECK(layout(1500, edges, {.seed = 2, .iterations = 60}) != points);
}

TEST_CASE("planted clusters lie apart, more so by LinLog") {
    const auto edges = planted(600, 4000, 6, 0.8);
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        const auto points = layout(600, edges, {.seed = seed});
        const auto linlog = layout(600, edges, {.seed = seed, .linlog = true});
        CAPTURE(closeness(points, 6));
        CAPTURE(closeness(linlog, 6));
        CHECK(at_home(points, 6) > 0.98);
        CHECK(at_home(linlog, 6) > 0.98);
        CHECK(closeness(points, 6) < 0.5);
        CHECK(closeness(linlog, 6) < closeness(points, 6));
    }
}

TEST_CASE("weights pull") {
    Edges edges = complete(40);
    for (auto& edge : edges)
        if (edge.source % 2 == edge.target % 2) edge.weight = 50;
    CHECK(closeness(layout(40, edges), 2) < 0.75);
    CHECK(closeness(layout(40, edges, {.weight_exponent = 0}), 2) > 0.9);
}

TEST_CASE("degenerate graphs: all places finite, none taken twice") {
    struct Case {
        const char* name;
        std::size_t nodes;
        Edges edges;
    };
    const Case cases[]{
        {"none", 0, {}},
        {"one", 1, {}},
        {"a loop", 1, {{0, 0, 1}}},
        {"two apart", 2, {}},
        {"two", 2, {{0, 1, 1}}},
        {"two, both ways and looped", 2, {{0, 1, 1}, {1, 0, 1}, {0, 0, 5}}},
        {"a triangle", 3, complete(3)},
        {"a star", 501, star(500)},
        {"a path", 300, path(300)},
        {"all to all", 60, complete(60)},
        {"thousand alone", 1000, {}},
        {"weights of nothing", 3, {{0, 1, 0}, {1, 2, -1}}},
        {"a giant weight", 4, {{0, 1, 1e300}, {1, 2, 1e-300}, {2, 3, 1}}},
    };
    for (const auto& [name, nodes, edges] : cases) {
        CAPTURE(name);
        const auto points = layout(nodes, edges);
        REQUIRE(points.size() == nodes);
        for (const auto& point : points) CHECK((std::isfinite(point.x) && std::isfinite(point.y)));
        CHECK(overlaps(points, std::vector<Extent>(nodes, {9.99, 9.99})) == 0);
    }
}

TEST_CASE("nodes of any size do not overlap") {
    const auto edges = planted(400, 1600, 4, 0.7);
    Random random(4);
    std::vector<Extent> extents;
    for (int i = 0; i < 400; ++i)
        extents.push_back(i % 10 == 0 ? Extent{250, 14} : Extent{5 + 40 * random.unit(), 8});
    CHECK(overlaps(layout(400, edges, {.extents = extents}), extents) == 0);
    std::vector<Point> at_one_place(400);
    spread(at_one_place, extents);
    CHECK(overlaps(at_one_place, extents) == 0);
}

TEST_CASE("connected parts stand by each other, the largest first, single nodes in rows below") {
    Edges edges = planted(200, 800, 4, 0.8);  // nodes 0 to 199, and a pair, and 30 alone
    edges.push_back({200, 201, 1});
    const auto points = layout(232, edges);
    const auto [left, right] = std::ranges::minmax(points, {}, &Point::x);
    const auto [low, high] = std::ranges::minmax(points, {}, &Point::y);
    double lowest = high.y;
    for (std::size_t v = 0; v < 200; ++v) lowest = std::min(lowest, points[v].y);
    for (std::size_t v = 200; v < 232; ++v) CHECK(points[v].y < lowest);
    CHECK(distance(points[200], points[201]) < 100);
    CHECK(lowest - low.y < 100);
    CHECK((right.x - left.x) / (high.y - low.y) < 3);
    CHECK((right.x - left.x) / (high.y - low.y) > 0.5);

    const auto alone = layout(1000, {});
    const auto [first, last] = std::ranges::minmax(alone, {}, &Point::x);
    CHECK(last.x - first.x < 1000);  // 50 a row, not 1000
}

}  // namespace
}  // namespace entente::analysis
