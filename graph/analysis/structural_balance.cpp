#include "graph/analysis/structural_balance.hpp"

#include <tuple>
#include <vector>

namespace entente::analysis {
namespace {

// Cooperation less conflict as the weights, each pair once, from the one with fewer partners to the other.
Csr signed_pairs(const Network& network) {
    std::vector<WeightedEdge> edges;
    const auto rank = [&](Vertex v) { return std::tuple(network.both.degree(v), v); };
    for (const auto& tie : undirected_ties(network.ties)) {
        if (tie.quad < 1) continue;
        const bool rising = rank(tie.source) < rank(tie.target);
        edges.push_back(
            {rising ? tie.source : tie.target, rising ? tie.target : tie.source, tie.quad <= 2 ? 1.0 : -1.0});
    }
    return {network.nodes.size(), edges};
}

}  // namespace

SignedTriangles signed_triangles(const Network& network) {
    const Csr pairs = signed_pairs(network);
    std::int64_t by_negatives[4] = {};
    std::vector<double> sign(pairs.vertices());  // of the ties of u; 0 elsewhere
    for (Vertex u = 0; u < pairs.vertices(); ++u) {
        const auto ends = pairs.neighbours(u);
        for (std::size_t i = 0; i < ends.size(); ++i) sign[ends[i]] = pairs.weights(u)[i];
        for (const Vertex v : ends) {
            if (sign[v] == 0) continue;
            const auto thirds = pairs.neighbours(v);
            for (std::size_t i = 0; i < thirds.size(); ++i) {
                const double uw = sign[thirds[i]], vw = pairs.weights(v)[i];
                if (uw != 0 && vw != 0) ++by_negatives[(sign[v] < 0) + (uw < 0) + (vw < 0)];
            }
        }
        for (const Vertex v : ends) sign[v] = 0;
    }
    return {by_negatives[0], by_negatives[1], by_negatives[2], by_negatives[3]};
}

}  // namespace entente::analysis
