#include "graph/analysis/pagerank.hpp"

#include <cmath>
#include <numeric>

#include "graph/analysis/degree.hpp"

namespace entente::analysis {
namespace {

std::vector<double> restart_of(const PageRankOptions& options, std::size_t vertices) {
    if (options.restart.empty()) return std::vector(vertices, 1 / static_cast<double>(vertices));
    auto restart = options.restart;
    const double sum = std::accumulate(restart.begin(), restart.end(), 0.0);
    for (auto& share : restart) share /= sum;
    return restart;
}

// What of a vertex's rank goes along an edge of weight 1, times the damping; 0 where no edge leaves.
std::vector<double> passed_on(const Csr& out, const PageRankOptions& options) {
    auto sums = strengths(out);
    for (Vertex v = 0; v < sums.size(); ++v) {
        if (!options.weighted) sums[v] = static_cast<double>(out.degree(v));
        if (sums[v] > 0) sums[v] = options.damping / sums[v];
    }
    return sums;
}

double received(const Csr& in, Vertex v, const std::vector<double>& sent, bool weighted) {
    const auto sources = in.neighbours(v);
    double sum = 0;
    if (weighted) {
        const auto weights = in.weights(v);
        for (std::size_t i = 0; i < sources.size(); ++i) sum += weights[i] * sent[sources[i]];
    } else {
        for (const Vertex source : sources) sum += sent[source];
    }
    return sum;
}

}  // namespace

// Without the walks that end somewhere, rank = restart + damping · (what comes in) is linear, and sending
// those to `restart` only scales its solution.
std::vector<double> pagerank(const Csr& out, const Csr& in, const PageRankOptions& options) {
    if (out.vertices() == 0) return {};
    const auto restart = restart_of(options, out.vertices());
    const auto share = passed_on(out, options);
    auto rank = restart;
    auto sent = restart;
    for (Vertex v = 0; v < sent.size(); ++v) sent[v] *= share[v];
    double total = 0, change = 1;
    for (; change > options.tolerance * total;) {
        total = change = 0;
        for (Vertex v = 0; v < rank.size(); ++v) {
            const double now = restart[v] + received(in, v, sent, options.weighted);
            change += std::abs(now - rank[v]);
            total += now;
            rank[v] = now;
            sent[v] = now * share[v];
        }
    }
    for (auto& value : rank) value /= total;
    return rank;
}

}  // namespace entente::analysis
