#include "app/node_columns.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <thread>
#include <unordered_map>

#include "graph/analysis/layout.hpp"
#include "graph/analysis/measures.hpp"

namespace entente::app {
namespace {

using model::NodeColumn;
using model::PropertyGraph;
using schema::Result;

constexpr double smallest = 10, largest = 60;     // diameters
constexpr double letter = 5, longest_label = 24;  // width of a letter; letters that a label has room for

unsigned threads_of(unsigned threads) {
    return threads > 0 ? threads : std::max(1U, std::thread::hardware_concurrency());
}

// Without a weight an edge counts 1.
std::vector<analysis::WeightedEdge> edges_of(const PropertyGraph& graph) {
    const auto weight = model::find_attribute(graph.edge_attributes(), "weight");
    std::vector<analysis::WeightedEdge> edges;
    model::Row row;
    for (std::size_t e = 0; e < graph.edge_count(); ++e) {
        const auto [source, target] = graph.ends(e);
        graph.read_edge(e, row);
        edges.push_back({static_cast<analysis::Vertex>(source), static_cast<analysis::Vertex>(target),
                         weight ? row.number(*weight).value_or(1) : 1});
    }
    return edges;
}

// The area of a node grows with the weight of its edges.
std::vector<double> sizes(std::size_t nodes, const std::vector<analysis::WeightedEdge>& edges) {
    std::vector<double> size(nodes);
    for (const auto& edge : edges) {
        size[edge.source] += std::max(0.0, edge.weight);
        size[edge.target] += std::max(0.0, edge.weight);
    }
    const double most = nodes == 0 ? 0 : std::ranges::max(size);
    for (auto& value : size)
        value = smallest + (most > 0 ? (largest - smallest) * std::sqrt(value / most) : 0);
    return size;
}

std::vector<analysis::Extent> extents(const PropertyGraph& graph, const std::vector<double>& size) {
    const auto label = model::find_attribute(graph.node_attributes(), "label");
    std::vector<analysis::Extent> extents;
    model::Row row;
    for (std::size_t v = 0; v < graph.node_count(); ++v) {
        graph.read_node(v, row);
        const auto text = label ? row.text(*label) : graph.node_id(v);
        const auto letters =
            static_cast<double>(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
        extents.push_back(
            {std::max(size[v], letter * std::min(letters, longest_label)), size[v] + 2 * letter});
    }
    return extents;
}

template <class T, class Kept>
std::vector<Kept> spread_out(const std::vector<T>& values, const std::vector<std::size_t>& places,
                             std::size_t nodes, const Kept& absent) {
    std::vector<Kept> all(nodes, absent);
    for (std::size_t i = 0; i < values.size(); ++i) all[places[i]] = values[i];
    return all;
}

NodeColumn spread_out(const analysis::Column& column, const std::vector<std::size_t>& places,
                      std::size_t nodes) {
    if (const auto* integers = std::get_if<std::vector<std::int64_t>>(&column.values))
        return {column.name, spread_out(*integers, places, nodes, std::optional<std::int64_t>())};
    if (const auto* numbers = std::get_if<std::vector<double>>(&column.values))
        return {column.name, spread_out(*numbers, places, nodes, std::numeric_limits<double>::quiet_NaN())};
    return {column.name,
            spread_out(std::get<std::vector<std::string>>(column.values), places, nodes, std::string())};
}

// Where the network's nodes stand in the projection.
std::vector<std::size_t> places_of(const analysis::Network& network,
                                   const projection::Projection& projection) {
    std::unordered_map<std::string_view, std::size_t> numbers;
    for (std::size_t v = 0; v < projection.nodes.size(); ++v) numbers[projection.nodes[v].id] = v;
    std::vector<std::size_t> places;
    for (const auto& node : network.nodes) places.push_back(numbers.at(node.id));
    return places;
}

}  // namespace

bool has_places(const PropertyGraph& graph) {
    return model::find_attribute(graph.node_attributes(), "x") &&
           model::find_attribute(graph.node_attributes(), "y");
}

std::vector<NodeColumn> placed(const PropertyGraph& graph, std::uint64_t seed, unsigned threads) {
    const auto edges = edges_of(graph);
    auto size = sizes(graph.node_count(), edges);
    const auto room = extents(graph, size);
    const auto points = analysis::layout(graph.node_count(), edges,
                                         {.seed = seed, .threads = threads_of(threads), .extents = room});
    std::vector<double> x, y;
    for (const auto& point : points) {
        x.push_back(point.x);
        y.push_back(point.y);
    }
    return {{"x", std::move(x)}, {"y", std::move(y)}, {"size", std::move(size)}};
}

Result<std::vector<NodeColumn>> measured(const model::KnowledgeGraph& graph,
                                         const projection::Projection& projection,
                                         const std::vector<std::string>& measures, std::size_t nodes,
                                         unsigned threads) {
    const auto network = analysis::network_of(graph, projection);
    const auto columns = analysis::node_columns(network, measures, {.threads = threads_of(threads)});
    if (!columns) return std::unexpected(columns.error());
    const auto places = places_of(network, projection);
    std::vector<NodeColumn> result;
    for (const auto& column : *columns) result.push_back(spread_out(column, places, nodes));
    return result;
}

}  // namespace entente::app
