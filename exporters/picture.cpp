#include "exporters/picture.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <tuple>

#include "exporters/sink.hpp"

namespace entente::exporters {
namespace {

using model::PropertyGraph;
using model::Row;

// An edge as far as it is seen; those of two nodes, whichever way, together.
struct Seen {
    std::uint32_t low, high;
    bool backward, symmetric, uncertain;
    int quad;
    double weight;
    std::uint32_t edge;

    auto pair() const { return std::tuple(low, high); }
    auto look() const { return std::tuple(backward, quad, uncertain, symmetric); }
};

void widen_period(Picture& picture, const Row& row, const EdgeColumns& columns) {
    const auto start = text_at(row, columns.start), end = text_at(row, columns.end);
    if (!start.empty() && (picture.from.empty() || start < picture.from)) picture.from = start;
    if (const auto last = end.empty() ? start : end; last > picture.to) picture.to = last;
}

std::vector<Seen> seen_edges(const PropertyGraph& graph, Picture& picture) {
    const EdgeColumns columns(graph);
    std::vector<Seen> seen;
    seen.reserve(graph.edge_count());
    Row row;
    for (std::size_t e = 0; e < graph.edge_count(); ++e) {
        graph.read_edge(e, row);
        widen_period(picture, row, columns);
        const auto [source, target] = graph.ends(e);
        const bool symmetric = number_at(row, columns.symmetric, 0) != 0;
        seen.push_back({static_cast<std::uint32_t>(std::min(source, target)),
                        static_cast<std::uint32_t>(std::max(source, target)), source > target && !symmetric,
                        symmetric, is_uncertain(row, columns), quad_of(row, columns), weight_of(row, columns),
                        static_cast<std::uint32_t>(e)});
    }
    std::ranges::sort(seen, {}, [](const Seen& s) { return std::tuple(s.pair(), s.look(), s.edge); });
    return seen;
}

// Of edges of two nodes: by what weighs most, with an arrow where they agree on the way.
PictureLine line_of(std::span<const Seen> edges, std::size_t first) {
    const Seen& one = edges.front();
    std::array<double, 5> weights{};
    PictureLine line{.symmetric = one.symmetric,
                     .uncertain = std::ranges::all_of(edges, &Seen::uncertain),
                     .first = static_cast<std::uint32_t>(first),
                     .count = static_cast<std::uint32_t>(edges.size())};
    for (const auto& edge : edges) {
        line.weight += edge.weight;
        weights[static_cast<std::size_t>(edge.quad)] += edge.weight;
        line.symmetric |= edge.symmetric || edge.backward != one.backward;
    }
    line.quad = static_cast<int>(std::ranges::max_element(weights) - weights.begin());
    line.source = one.backward ? one.high : one.low;
    line.target = one.backward ? one.low : one.high;
    return line;
}

void add_lines(std::span<const Seen> pair, std::size_t first, Detail detail,
               std::vector<PictureLine>& lines) {
    const std::size_t before = lines.size();
    if (detail == Detail::edges && pair.size() > most_parallel_lines) detail = Detail::looks;
    for (std::size_t begin = 0; begin < pair.size();) {
        std::size_t end = detail == Detail::pairs ? pair.size() : begin + 1;
        if (detail == Detail::looks)
            while (end < pair.size() && pair[end].look() == pair[begin].look()) ++end;
        lines.push_back(line_of(pair.subspan(begin, end - begin), first + begin));
        begin = end;
    }
    const auto count = lines.size() - before;
    const bool loop = pair.front().low == pair.front().high;
    for (std::size_t i = 0; i < count; ++i)
        lines[before + i].bend =
            loop ? static_cast<double>(i) : static_cast<double>(i) - (static_cast<double>(count) - 1) / 2;
}

std::vector<PictureLine> lines_of(std::span<const Seen> seen, Detail detail) {
    std::vector<PictureLine> lines;
    for (std::size_t begin = 0; begin < seen.size();) {
        std::size_t end = begin;
        while (end < seen.size() && seen[end].pair() == seen[begin].pair()) ++end;
        add_lines(seen.subspan(begin, end - begin), begin, detail, lines);
        begin = end;
    }
    return lines;
}

void add_lines(const std::vector<Seen>& seen, Picture& picture) {
    picture.lines = lines_of(seen, Detail::edges);
    if (picture.lines.size() > most_lines_of_edges)
        picture.lines = lines_of(seen, picture.detail = Detail::looks);
    if (picture.lines.size() > most_lines_of_looks)
        picture.lines = lines_of(seen, picture.detail = Detail::pairs);
    for (const auto& edge : seen) picture.edges.push_back(edge.edge);
    for (const auto& line : picture.lines) {
        picture.max_weight = std::max(picture.max_weight, line.weight);
        picture.nodes[line.source].importance += line.weight;
        if (line.target != line.source) picture.nodes[line.target].importance += line.weight;
    }
}

void read_nodes(const PropertyGraph& graph, Picture& picture) {
    const NodeColumns columns(graph);
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    Row row;
    for (std::size_t v = 0; v < graph.node_count(); ++v) {
        graph.read_node(v, row);
        PictureNode node{.x = number_at(row, columns.x, none),
                         .y = -number_at(row, columns.y, none),
                         .radius = number_at(row, columns.size, 0) / 2};
        node.placed = !std::isnan(node.x) && !std::isnan(node.y);
        picture.nodes.push_back(node);
    }
}

void put_on_circle(std::vector<PictureNode>& nodes) {
    for (std::size_t v = 0; v < nodes.size(); ++v) {
        const double angle =
            2 * std::numbers::pi * static_cast<double>(v) / static_cast<double>(nodes.size());
        nodes[v].x = std::sin(angle);
        nodes[v].y = -std::cos(angle);
        nodes[v].radius = 0;
    }
}

// Pixels that the longer side of the nodes' places takes.
double side_for(std::size_t nodes, bool circle) {
    const auto n = static_cast<double>(nodes);
    return circle ? std::clamp(24 * n / std::numbers::pi, 420.0, 1600.0)
                  : std::clamp(130 * std::sqrt(n), 420.0, 1700.0);
}

// Into a rectangle from (0, 0) on, by `side` pixels at most; as it is where the nodes have sizes that are
// seen well. What lies at one place, or in a line, stays so.
void fit(Picture& picture, double side) {
    if (picture.nodes.empty()) return;
    const auto [left, right] = std::ranges::minmax(picture.nodes, {}, &PictureNode::x);
    const auto [top, bottom] = std::ranges::minmax(picture.nodes, {}, &PictureNode::y);
    // Halves, for the extent of what is finite may be infinite.
    const double half = std::max(right.x / 2 - left.x / 2, bottom.y / 2 - top.y / 2);
    const auto seen_well = [](const PictureNode& node) { return node.radius >= 3 && node.radius <= 40; };
    const bool as_it_is = half <= 900 && std::ranges::all_of(picture.nodes, seen_well);
    const double scale = as_it_is ? 1 : half > 1e-290 ? side / half / 2 : 0;
    const double x = left.x, y = top.y;
    for (auto& node : picture.nodes) {
        node.x = (node.x / 2 - x / 2) * scale * 2;
        node.y = (node.y / 2 - y / 2) * scale * 2;
        node.radius *= scale;
        picture.width = std::max(picture.width, node.x);
        picture.height = std::max(picture.height, node.y);
    }
}

void size_nodes(Picture& picture) {
    double most = 0;
    for (const auto& node : picture.nodes) most = std::max(most, node.importance);
    const bool many = picture.nodes.size() > 80;
    const double least = many ? 3 : 6, range = many ? 13 : 12;
    for (auto& node : picture.nodes) {
        if (node.radius <= 0)
            node.radius = least + (most > 0 ? range * std::sqrt(node.importance / most) : 0.0);
        node.radius = std::clamp(node.radius, 2.0, 40.0);
    }
}

// The bends, so far counted, in pixels: apart enough to be told from each other, and not too far.
void bend_lines(Picture& picture) {
    for (auto& line : picture.lines) {
        if (line.source == line.target) continue;
        const auto& a = picture.nodes[line.source];
        const auto& b = picture.nodes[line.target];
        const double distance = std::hypot(a.x - b.x, a.y - b.y);
        line.bend *= std::clamp(0.08 * distance, 7.0, 15.0);
    }
    std::ranges::stable_sort(picture.lines, {}, &PictureLine::weight);
}

}  // namespace

Picture make_picture(const PropertyGraph& graph) {
    Picture picture;
    read_nodes(graph, picture);
    add_lines(seen_edges(graph, picture), picture);
    const bool placed = std::ranges::all_of(picture.nodes, &PictureNode::placed);
    if (!placed) put_on_circle(picture.nodes);
    fit(picture, side_for(picture.nodes.size(), !placed));
    size_nodes(picture);
    bend_lines(picture);
    return picture;
}

double line_width(const Picture& picture, const PictureLine& line) {
    const double least = picture.lines.size() > 250 ? 0.7 : 1.2;
    const double range = std::min(1 + picture.max_weight / 4, 5.0);
    return least + (picture.max_weight > 0 ? range * std::sqrt(line.weight / picture.max_weight) : 0);
}

}  // namespace entente::exporters
