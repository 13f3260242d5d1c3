#include "graph/analysis/reciprocity.hpp"

#include <algorithm>
#include <numeric>

namespace entente::analysis {

Reciprocity reciprocity(const Csr& out, const Csr& in) {
    std::size_t answered = 0;
    double weight_back = 0;
    for (Vertex v = 0; v < out.vertices(); ++v) {
        const auto to = out.neighbours(v), from = in.neighbours(v);
        for (std::size_t i = 0, j = 0; i < to.size() && j < from.size();) {
            if (to[i] < from[j])
                ++i;
            else if (to[i] > from[j])
                ++j;
            else {
                ++answered;
                weight_back += std::min(out.weights(v)[i++], in.weights(v)[j++]);
            }
        }
    }
    if (out.edges() == 0) return {};
    const double weight = std::accumulate(out.weights().begin(), out.weights().end(), 0.0);
    return {answered / 2, out.edges() - answered,
            static_cast<double>(answered) / static_cast<double>(out.edges()), weight_back / weight};
}

}  // namespace entente::analysis
