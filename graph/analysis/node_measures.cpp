#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <numeric>
#include <utility>

#include "graph/analysis/brokerage.hpp"
#include "graph/analysis/components.hpp"
#include "graph/analysis/degree.hpp"
#include "graph/analysis/eigenvector.hpp"
#include "graph/analysis/leiden.hpp"
#include "graph/analysis/measures.hpp"
#include "graph/analysis/pagerank.hpp"
#include "graph/analysis/path_measures.hpp"
#include "graph/schema/did_you_mean.hpp"

namespace entente::analysis {
namespace {

using schema::Error;
using schema::Result;
using Columns = Result<std::vector<Column>>;

const Csr& out_of(const Network& network, const MeasureOptions& options) {
    return options.directed ? network.out : network.both;
}

const Csr& in_of(const Network& network, const MeasureOptions& options) {
    return options.directed ? network.in : network.both;
}

Csr ones(const Csr& graph) {
    std::vector<WeightedEdge> edges;
    edges.reserve(graph.edges());
    for (Vertex v = 0; v < graph.vertices(); ++v)
        for (const Vertex w : graph.neighbours(v)) edges.push_back({v, w, 1});
    return {graph.vertices(), edges};
}

Columns degree(const Network& network, const MeasureOptions&) {
    return std::vector{Column{"degree", degrees(network.both)}, Column{"in_degree", degrees(network.in)},
                       Column{"out_degree", degrees(network.out)}};
}

Columns strength(const Network& network, const MeasureOptions&) {
    return std::vector{Column{"strength", strengths(network.both)},
                       Column{"in_strength", strengths(network.in)},
                       Column{"out_strength", strengths(network.out)}};
}

template <bool weighted>
Columns between(const Network& network, const MeasureOptions& options) {
    auto values = betweenness(out_of(network, options), {weighted, options.threads});
    const auto n = static_cast<double>(values.size());
    for (auto& value : values) value = n > 2 ? value / ((n - 1) * (n - 2)) : 0;
    return std::vector{Column{weighted ? "weighted_betweenness" : "betweenness", std::move(values)}};
}

template <bool weighted>
Columns close(const Network& network, const MeasureOptions& options) {
    auto values = closeness(out_of(network, options), {weighted, options.threads});
    return std::vector{Column{weighted ? "weighted_closeness" : "closeness", std::move(values.classic)},
                       Column{weighted ? "weighted_harmonic" : "harmonic", std::move(values.harmonic)}};
}

Columns eigen(const Network& network, const MeasureOptions& options) {
    auto values = options.weighted ? eigenvector(network.both) : eigenvector(ones(network.both));
    if (!values) return std::unexpected(values.error());
    return std::vector{Column{"eigenvector", *std::move(values)}};
}

Columns page(const Network& network, const MeasureOptions& options) {
    PageRankOptions page_options{.damping = options.damping, .weighted = options.weighted};
    if (options.source) {
        page_options.restart.assign(network.nodes.size(), 0);
        page_options.restart[*options.source] = 1;
    }
    return std::vector{
        Column{"pagerank", pagerank(out_of(network, options), in_of(network, options), page_options)}};
}

Columns cores(const Network& network, const MeasureOptions&) {
    return std::vector{Column{"core", core_numbers(network.both)}};
}

Columns components(const Network& network, const MeasureOptions&) {
    return std::vector{Column{"component", connected_components(network.both).of},
                       Column{"strong_component", strong_components(network.out).of}};
}

Partition communities_of(const Network& network, const MeasureOptions& options) {
    const LeidenOptions leiden_options{.resolution = options.resolution, .seed = options.seed};
    return options.weighted ? leiden(network.both, leiden_options)
                            : leiden(ones(network.both), leiden_options);
}

Columns communities(const Network& network, const MeasureOptions& options) {
    return std::vector{Column{"community", communities_of(network, options).of}};
}

Columns burt(const Network& network, const MeasureOptions& options) {
    return std::vector{
        Column{"constraint", constraint(options.weighted ? network.both : ones(network.both))}};
}

// Actors are of the group of those who act for the same country or organisation, the stateless each of their
// own; among states, where that says nothing, communities are the groups.
std::vector<std::int64_t> groups_of(const Network& network, const MeasureOptions& options) {
    std::map<std::string_view, std::int64_t> known;
    std::vector<std::int64_t> groups;
    for (const auto& node : network.nodes)
        groups.push_back(
            known.try_emplace(node.code.empty() ? node.id : node.code, known.size()).first->second);
    return known.size() < groups.size() ? groups : communities_of(network, options).of;
}

Columns broker(const Network& network, const MeasureOptions& options) {
    const auto roles = brokerage(network.out, groups_of(network, options));
    const auto column = [&](std::string name, std::int64_t Roles::* role) {
        std::vector<std::int64_t> values;
        for (const auto& of_node : roles) values.push_back(of_node.*role);
        return Column{std::move(name), std::move(values)};
    };
    return std::vector{column("liaison", &Roles::liaison), column("gatekeeper", &Roles::gatekeeper),
                       column("representative", &Roles::representative),
                       column("itinerant", &Roles::itinerant), column("coordinator", &Roles::coordinator)};
}

constexpr std::array measures{
    NodeMeasure{"degree", "partners: all, and those it was acted on by and acted on", degree},
    NodeMeasure{"strength", "events with partners: all, in and out", strength},
    NodeMeasure{"betweenness", "share of shortest paths between others that lead over it", between<false>},
    NodeMeasure{"weighted-betweenness", "the same, much contact being a short way", between<true>},
    NodeMeasure{"closeness", "how near the others are; also harmonic", close<false>},
    NodeMeasure{"weighted-closeness", "the same, much contact being a short way", close<true>},
    NodeMeasure{"eigenvector", "partners who are central themselves", eigen},
    NodeMeasure{"pagerank", "acted on by those who are themselves acted on", page},
    NodeMeasure{"core", "the largest k-core that it is in", cores},
    NodeMeasure{"components", "parts that are linked at all, and along directions", components, true},
    NodeMeasure{"communities", "parts that deal most with each other (Leiden)", communities, true},
    NodeMeasure{"constraint", "how far its partners know each other (Burt)", burt, true},
    NodeMeasure{"brokerage", "how often it stands between two, by role (Gould and Fernandez)", broker},
};

Result<const NodeMeasure*> find_measure(const std::string& name) {
    std::vector<std::string_view> names;
    for (const auto& measure : measures) {
        if (measure.name == name) return &measure;
        names.push_back(measure.name);
    }
    return std::unexpected(Error{schema::ErrorCode::usage,
                                 "unknown measure \"" + name + "\"",
                                 {},
                                 0,
                                 schema::did_you_mean(name, names)});
}

// Numbers of rows in the order of a column's values, equals as they stand.
std::vector<std::size_t> order_by(const Column& column, bool smallest_first) {
    return std::visit(
        [&](const auto& values) {
            std::vector<std::size_t> order(values.size());
            std::iota(order.begin(), order.end(), 0);
            const auto value = [&](std::size_t row) -> const auto& { return values[row]; };
            if (smallest_first)
                std::ranges::stable_sort(order, {}, value);
            else
                std::ranges::stable_sort(order, std::greater(), value);
            return order;
        },
        column.values);
}

void arrange(Column& column, const std::vector<std::size_t>& order) {
    std::visit(
        [&](auto& values) {
            auto arranged = values;
            for (std::size_t i = 0; i < order.size(); ++i) arranged[i] = values[order[i]];
            values = std::move(arranged);
        },
        column.values);
}

}  // namespace

std::span<const NodeMeasure> node_measures() {
    return measures;
}

Columns node_columns(const Network& network, std::span<const std::string> names,
                     const MeasureOptions& options) {
    std::vector<Column> columns;
    for (const auto& name : names) {
        const auto measure = find_measure(name);
        if (!measure) return std::unexpected(measure.error());
        auto found = (*measure)->columns(network, options);
        if (!found) return std::unexpected(found.error());
        std::ranges::move(*found, std::back_inserter(columns));
    }
    return columns;
}

Columns node_table(const Network& network, std::span<const std::string> names,
                   const MeasureOptions& options) {
    auto values = node_columns(network, names, options);
    if (!values || values->empty()) return values;
    const auto order = order_by(values->front(), (*find_measure(names.front()))->smallest_first);
    std::vector<std::string> ids, labels, codes;
    for (const auto& node : network.nodes) {
        ids.push_back(node.id);
        labels.push_back(node.name);
        codes.push_back(node.code);
    }
    std::vector<Column> table{
        {"id", std::move(ids)}, {"name", std::move(labels)}, {"code", std::move(codes)}};
    std::ranges::move(*values, std::back_inserter(table));
    for (auto& column : table) arrange(column, order);
    return table;
}

}  // namespace entente::analysis
