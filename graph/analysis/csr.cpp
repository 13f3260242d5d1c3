#include "graph/analysis/csr.hpp"

#include <numeric>
#include <utility>

namespace entente::analysis {
namespace {

// Stable, by one end of the edges.
template <class End>
std::vector<WeightedEdge> counting_sort(std::span<const WeightedEdge> edges, std::size_t vertices, End end) {
    std::vector<std::size_t> next(vertices + 1);
    for (const auto& edge : edges) ++next[edge.*end + 1];
    std::partial_sum(next.begin(), next.end(), next.begin());
    std::vector<WeightedEdge> sorted(edges.size());
    for (const auto& edge : edges) sorted[next[edge.*end]++] = edge;
    return sorted;
}

// Sums neighbours in the list that have the same ends, and drops loops.
void simplify(std::vector<WeightedEdge>& edges) {
    std::size_t kept = 0;
    for (const auto& edge : edges) {
        if (edge.source == edge.target) continue;
        auto* last = kept > 0 ? &edges[kept - 1] : nullptr;
        if (last && last->source == edge.source && last->target == edge.target)
            last->weight += edge.weight;
        else
            edges[kept++] = edge;
    }
    edges.resize(kept);
}

}  // namespace

Csr::Csr(std::size_t vertices, std::span<const WeightedEdge> edges) {
    auto sorted =
        counting_sort(counting_sort(edges, vertices, &WeightedEdge::target), vertices, &WeightedEdge::source);
    simplify(sorted);
    std::vector<std::pair<Vertex, Vertex>> ends;
    ends.reserve(sorted.size());
    weights_.reserve(sorted.size());
    for (const auto& [source, target, weight] : sorted) {
        ends.emplace_back(source, target);
        weights_.push_back(weight);
    }
    graph_ = Graph(boost::edges_are_sorted, ends.begin(), ends.end(), static_cast<Vertex>(vertices));
}

Csr transposed(const Csr& graph) {
    std::vector<WeightedEdge> edges;
    edges.reserve(graph.edges());
    for (Vertex v = 0; v < graph.vertices(); ++v)
        for (std::size_t i = 0; i < graph.degree(v); ++i)
            edges.push_back({graph.neighbours(v)[i], v, graph.weights(v)[i]});
    return {graph.vertices(), edges};
}

Csr undirected(std::size_t vertices, std::span<const WeightedEdge> edges) {
    std::vector<WeightedEdge> both;
    both.reserve(2 * edges.size());
    for (const auto& edge : edges) {
        both.push_back(edge);
        both.push_back({edge.target, edge.source, edge.weight});
    }
    return {vertices, both};
}

}  // namespace entente::analysis
