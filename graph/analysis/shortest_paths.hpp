// All shortest paths from one vertex, as betweenness and closeness walk them: by hops (breadth first) or by
// lengths (Dijkstra 1959). An object is used for one source after another, and keeps its memory.
#pragma once

#include <limits>
#include <span>
#include <vector>

#include "graph/analysis/csr.hpp"

namespace entente::analysis {

// Every tie has length 1.
class Hops {
  public:
    explicit Hops(const Csr& graph);
    void run(Vertex source);

    std::span<const Vertex> order() const { return order_; }  // those reached, nearest first
    double paths(Vertex v) const { return paths_[v]; }        // number of shortest ones
    double distance(Vertex v) const { return distance_[v]; }
    // Whether a shortest path goes to v's neighbour w at last over v; `edge` is its place among v's.
    // Requires: v was reached.
    bool leads(Vertex v, Vertex w, std::size_t /*edge*/) const { return distance_[w] == distance_[v] + 1; }

  private:
    static constexpr std::uint32_t unreached = -2U;  // and its successor is no distance either

    const Csr& graph_;
    std::vector<Vertex> order_;
    std::vector<std::uint32_t> distance_;
    std::vector<double> paths_;
};

// A tie of weight w has length 1/w: much contact is a short way (Newman 2001, Opsahl et al. 2010). Lengths of
// paths that differ by less than 1e-10 of themselves are taken for equal, as igraph does.
class Lengths {
  public:
    explicit Lengths(const Csr& graph);
    void run(Vertex source);

    std::span<const Vertex> order() const { return order_; }
    double paths(Vertex v) const { return paths_[v]; }
    double distance(Vertex v) const { return distance_[v]; }
    bool leads(Vertex v, Vertex w, std::size_t edge) const;

  private:
    static constexpr double unreached = std::numeric_limits<double>::infinity();

    void settle(Vertex source);
    void count_paths(Vertex source);

    const Csr& graph_;
    std::vector<double> length_;  // by number of edge
    std::vector<Vertex> order_;
    std::vector<double> distance_;
    std::vector<double> paths_;
    std::vector<char> settled_;
    std::vector<std::pair<double, Vertex>> heap_;
};

}  // namespace entente::analysis
