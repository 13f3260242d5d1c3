#include "graph/analysis/shortest_paths.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace entente::analysis {

Hops::Hops(const Csr& graph)
    : graph_(graph), distance_(graph.vertices(), unreached), paths_(graph.vertices()) {
    order_.reserve(graph.vertices());
}

void Hops::run(Vertex source) {
    for (const Vertex v : order_) distance_[v] = unreached;
    order_.assign(1, source);
    distance_[source] = 0;
    paths_[source] = 1;
    for (std::size_t i = 0; i < order_.size(); ++i) {
        const Vertex v = order_[i];
        const auto next = distance_[v] + 1;
        for (const Vertex w : graph_.neighbours(v)) {
            if (distance_[w] == unreached) {
                distance_[w] = next;
                paths_[w] = paths_[v];
                order_.push_back(w);
            } else if (distance_[w] == next) {
                paths_[w] += paths_[v];
            }
        }
    }
}

Lengths::Lengths(const Csr& graph)
    : graph_(graph),
      distance_(graph.vertices(), unreached),
      paths_(graph.vertices()),
      settled_(graph.vertices()) {
    length_.reserve(graph.edges());
    for (const double weight : graph.weights()) length_.push_back(1 / weight);
}

bool Lengths::leads(Vertex v, Vertex w, std::size_t edge) const {
    constexpr double same = 1e-10;
    const double over_v = distance_[v] + length_[graph_.first_edge(v) + edge];
    return std::abs(over_v - distance_[w]) <= same * distance_[w];
}

void Lengths::run(Vertex source) {
    for (const Vertex v : order_) {
        distance_[v] = unreached;
        settled_[v] = 0;
    }
    settle(source);
    count_paths(source);
}

void Lengths::settle(Vertex source) {
    order_.clear();
    distance_[source] = 0;
    heap_.assign(1, {0, source});
    while (!heap_.empty()) {
        std::ranges::pop_heap(heap_, std::greater());
        const Vertex v = heap_.back().second;
        heap_.pop_back();
        if (settled_[v]) continue;
        settled_[v] = 1;
        order_.push_back(v);
        const auto neighbours = graph_.neighbours(v);
        const auto length = std::span(length_).subspan(graph_.first_edge(v), neighbours.size());
        for (std::size_t i = 0; i < neighbours.size(); ++i) {
            const double over_v = distance_[v] + length[i];
            if (over_v >= distance_[neighbours[i]]) continue;
            distance_[neighbours[i]] = over_v;
            heap_.emplace_back(over_v, neighbours[i]);
            std::ranges::push_heap(heap_, std::greater());
        }
    }
}

void Lengths::count_paths(Vertex source) {
    for (const Vertex v : order_) paths_[v] = 0;
    paths_[source] = 1;
    for (const Vertex v : order_) {
        const auto neighbours = graph_.neighbours(v);
        for (std::size_t i = 0; i < neighbours.size(); ++i)
            if (leads(v, neighbours[i], i)) paths_[neighbours[i]] += paths_[v];
    }
}

}  // namespace entente::analysis
