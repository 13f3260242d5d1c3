// The graph that the measures run on: Boost's compressed sparse row graph, so that its algorithms take it as
// it stands, with the weights of its edges beside it. Simple: parallel edges are summed, loops left out.
#pragma once

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entente::analysis {

using Vertex = std::uint32_t;

struct WeightedEdge {
    Vertex source = 0;
    Vertex target = 0;
    double weight = 1;

    friend bool operator==(const WeightedEdge&, const WeightedEdge&) = default;
};

class Csr {
  public:
    using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                                     boost::no_property, Vertex, std::uint32_t>;

    Csr() = default;
    // Requires: ends below `vertices`, fewer than 2^32 edges.
    Csr(std::size_t vertices, std::span<const WeightedEdge> edges);

    const Graph& graph() const { return graph_; }
    std::size_t vertices() const { return boost::num_vertices(graph_); }
    std::size_t edges() const { return weights_.size(); }

    // In rising order; weights(v) lie beside them.
    std::span<const Vertex> neighbours(Vertex v) const {
        const auto [first, last] = boost::adjacent_vertices(v, graph_);
        return {first, last};
    }
    std::span<const double> weights(Vertex v) const {
        return std::span(weights_).subspan(first_edge(v), degree(v));
    }
    std::span<const double> weights() const { return weights_; }
    std::size_t degree(Vertex v) const { return neighbours(v).size(); }
    // Edges of v have the numbers from here on.
    std::size_t first_edge(Vertex v) const {
        return static_cast<std::size_t>(boost::adjacent_vertices(v, graph_).first -
                                        boost::adjacent_vertices(Vertex{0}, graph_).first);
    }

  private:
    Graph graph_;
    std::vector<double> weights_;
};

Csr transposed(const Csr& graph);

// Every edge in both directions. Requires: no pair of ends twice, in either direction, where weights are not
// to be summed.
Csr undirected(std::size_t vertices, std::span<const WeightedEdge> edges);

}  // namespace entente::analysis
