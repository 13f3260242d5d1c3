#include "graph/analysis/layout.hpp"

#include <algorithm>
#include <cmath>

#include "graph/analysis/components.hpp"
#include "graph/analysis/pivot_mds.hpp"
#include "graph/analysis/random.hpp"

namespace entente::analysis {
namespace {

constexpr std::size_t pivots = 50;
constexpr double aspect = 1.5;  // of the whole, width to height
constexpr Extent default_extent{10, 10};

// One entry a pair, whatever the order and the directions they came in.
std::vector<WeightedEdge> pairs_of(std::span<const WeightedEdge> edges) {
    std::vector<WeightedEdge> pairs;
    for (const auto& [source, target, weight] : edges)
        if (source != target && weight > 0)
            pairs.push_back({std::min(source, target), std::max(source, target), weight});
    std::ranges::sort(pairs, {},
                      [](const WeightedEdge& e) { return std::tuple(e.source, e.target, e.weight); });
    std::vector<WeightedEdge> merged;
    for (const auto& pair : pairs)
        if (!merged.empty() && merged.back().source == pair.source && merged.back().target == pair.target)
            merged.back().weight += pair.weight;
        else
            merged.push_back(pair);
    return merged;
}

// A connected part, with numbers of its own for its nodes.
struct Part {
    std::vector<Vertex> nodes;
    std::vector<WeightedEdge> edges;
    std::vector<Extent> extents;
    std::vector<Point> points;
};

std::vector<Part> parts_of(std::size_t nodes, std::span<const WeightedEdge> pairs,
                           std::span<const Extent> extents) {
    const auto components = connected_components(undirected(nodes, pairs));
    std::vector<Part> parts(components.count);
    std::vector<Vertex> number(nodes);
    const auto part_of = [&](Vertex v) -> Part& { return parts[static_cast<std::size_t>(components.of[v])]; };
    for (Vertex v = 0; v < nodes; ++v) {
        auto& part = part_of(v);
        number[v] = static_cast<Vertex>(part.nodes.size());
        part.nodes.push_back(v);
        part.extents.push_back(extents.empty() ? default_extent : extents[v]);
    }
    for (const auto& [source, target, weight] : pairs)
        part_of(source).edges.push_back({number[source], number[target], weight});
    return parts;
}

// Where the forces begin: near the size they end at, and no two at one place.
std::vector<Point> start_of(const Csr& graph, Random& random) {
    const double spacing =
        4 * std::sqrt(static_cast<double>(graph.edges()) / static_cast<double>(graph.vertices()));
    auto points = pivot_mds(graph, pivots, random);
    for (auto& point : points)
        point = spacing * (point + 0.5 * Point{random.unit() - 0.5, random.unit() - 0.5});
    return points;
}

// The longest spread along x, and the middle at (0, 0).
void turn(std::vector<Point>& points) {
    Point middle;
    for (const auto& point : points) middle = middle + point;
    middle = 1 / static_cast<double>(points.size()) * middle;
    double xx = 0, xy = 0, yy = 0;
    for (auto& point : points) {
        point = point - middle;
        xx += point.x * point.x;
        xy += point.x * point.y;
        yy += point.y * point.y;
    }
    const double angle = std::atan2(2 * xy, xx - yy) / 2;
    const double c = std::cos(angle), s = std::sin(angle);
    for (auto& point : points) point = {c * point.x + s * point.y, c * point.y - s * point.x};
}

double mean_side(std::span<const Extent> extents) {
    double sum = 0;
    for (const auto& extent : extents) sum += std::max(extent.width, extent.height);
    return sum / static_cast<double>(extents.size());
}

// So large that a node and the one next to it stand clear of each other, mostly.
void scale(std::vector<Point>& points, double distance) {
    const double nearest = median_nearest(points);
    const double factor = nearest > 0 ? distance / nearest : 1;
    for (auto& point : points) point = factor * point;
}

void place(Part& part, const LayoutOptions& options) {
    if (part.nodes.size() == 1) {
        part.points = {{}};
        return;
    }
    const auto graph = undirected(part.nodes.size(), part.edges);
    Random random(options.seed);
    part.points = force_atlas(graph, start_of(graph, random),
                              {.threads = options.threads,
                               .iterations = options.iterations,
                               .repulsion = part.nodes.size() < 100 ? 10.0 : 2.0,
                               .gravity = options.gravity,
                               .weight_exponent = options.weight_exponent,
                               .linlog = options.linlog});
    turn(part.points);
    scale(part.points, 1.5 * mean_side(part.extents));
    spread(part.points, part.extents);
}

struct Box {
    Point low, high;
};

Box box_of(const Part& part) {
    Box box{{INFINITY, INFINITY}, {-INFINITY, -INFINITY}};
    for (std::size_t i = 0; i < part.points.size(); ++i) {
        const auto [x, y] = part.points[i];
        const auto [width, height] = part.extents[i];
        box.low = {std::min(box.low.x, x - width / 2), std::min(box.low.y, y - height / 2)};
        box.high = {std::max(box.high.x, x + width / 2), std::max(box.high.y, y + height / 2)};
    }
    return box;
}

}  // namespace

std::vector<Point> layout(std::size_t nodes, std::span<const WeightedEdge> edges,
                          const LayoutOptions& options) {
    if (nodes == 0) return {};
    auto parts = parts_of(nodes, pairs_of(edges), options.extents);
    std::vector<Box> boxes;
    std::vector<Extent> room;
    const double gap = options.extents.empty() ? default_extent.width : mean_side(options.extents);
    for (auto& part : parts) {
        place(part, options);
        boxes.push_back(box_of(part));
        room.push_back(
            {boxes.back().high.x - boxes.back().low.x + gap, boxes.back().high.y - boxes.back().low.y + gap});
    }
    const auto middles = rows_of(room, aspect);
    std::vector<Point> points(nodes);
    for (std::size_t p = 0; p < parts.size(); ++p)
        for (std::size_t i = 0; i < parts[p].nodes.size(); ++i)
            points[parts[p].nodes[i]] =
                parts[p].points[i] + middles[p] - 0.5 * (boxes[p].low + boxes[p].high);
    return points;
}

}  // namespace entente::analysis
