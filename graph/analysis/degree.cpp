#include "graph/analysis/degree.hpp"

#include <numeric>

namespace entente::analysis {

std::vector<std::int64_t> degrees(const Csr& graph) {
    std::vector<std::int64_t> degrees;
    degrees.reserve(graph.vertices());
    for (Vertex v = 0; v < graph.vertices(); ++v)
        degrees.push_back(static_cast<std::int64_t>(graph.degree(v)));
    return degrees;
}

std::vector<double> strengths(const Csr& graph) {
    std::vector<double> strengths;
    strengths.reserve(graph.vertices());
    for (Vertex v = 0; v < graph.vertices(); ++v) {
        const auto weights = graph.weights(v);
        strengths.push_back(std::accumulate(weights.begin(), weights.end(), 0.0));
    }
    return strengths;
}

}  // namespace entente::analysis
