// Networks of dated ties for tests, without a knowledge graph behind them.
#pragma once

#include <string_view>
#include <vector>

#include "graph/analysis/network.hpp"

namespace entente::analysis {

// Each an event of its own unless `event` says otherwise; dates as schema::parse_date reads them, "" is none.
inline Tie tie(Vertex source, Vertex target, std::string_view date, int quad = 1, bool symmetric = false) {
    Tie result{.source = source, .target = target, .symmetric = symmetric};
    result.quad = quad;
    result.goldstein = quad <= 2 ? 2 : -3;
    if (!date.empty()) result.date = schema::parse_date(date).value();
    return result;
}

// Nodes "0", "1" …
inline Network dated(std::size_t nodes, std::vector<Tie> ties) {
    Network network;
    std::vector<WeightedEdge> directed, once;
    for (std::size_t v = 0; v < nodes; ++v)
        network.nodes.push_back({std::to_string(v), std::to_string(v), ""});
    for (std::size_t i = 0; i < ties.size(); ++i) {
        ties[i].event = i;
        directed.push_back({ties[i].source, ties[i].target});
        if (ties[i].symmetric) directed.push_back({ties[i].target, ties[i].source});
        once.push_back({ties[i].source, ties[i].target});
    }
    network.ties = std::move(ties);
    network.out = Csr(nodes, directed);
    network.in = transposed(network.out);
    network.both = undirected(nodes, once);
    return network;
}

}  // namespace entente::analysis
