#include "graph/analysis/brokerage.hpp"

#include "graph/analysis/degree.hpp"

namespace entente::analysis {
namespace {

void count(Roles& roles, std::int64_t a, std::int64_t b, std::int64_t c) {
    if (a == b)
        ++(b == c ? roles.coordinator : roles.representative);
    else if (b == c)
        ++roles.gatekeeper;
    else
        ++(a == c ? roles.itinerant : roles.liaison);
}

}  // namespace

std::vector<double> constraint(const Csr& graph) {
    const auto strength = strengths(graph);
    std::vector<double> sum(graph.vertices());
    std::vector<double> invested(
        graph.vertices());  // p_ij + Σ p_iq · p_qj of the vertex at hand; 0 elsewhere
    for (Vertex i = 0; i < graph.vertices(); ++i) {
        const auto partners = graph.neighbours(i);
        const auto weights = graph.weights(i);
        for (std::size_t k = 0; k < partners.size(); ++k) invested[partners[k]] = weights[k] / strength[i];
        for (std::size_t k = 0; k < partners.size(); ++k) {
            const Vertex q = partners[k];
            const double share = weights[k] / strength[i] / strength[q];
            const auto theirs = graph.neighbours(q);
            for (std::size_t e = 0; e < theirs.size(); ++e)
                if (invested[theirs[e]] > 0) invested[theirs[e]] += share * graph.weights(q)[e];
        }
        for (const Vertex j : partners) {
            sum[i] += invested[j] * invested[j];
            invested[j] = 0;
        }
    }
    return sum;
}

std::vector<Roles> brokerage(const Csr& out, std::span<const std::int64_t> group) {
    std::vector<Roles> roles(out.vertices());
    std::vector<Vertex> acted_on_by(out.vertices(), -1U);  // a, while the ways from a are walked
    for (Vertex a = 0; a < out.vertices(); ++a) {
        for (const Vertex c : out.neighbours(a)) acted_on_by[c] = a;
        for (const Vertex b : out.neighbours(a))
            for (const Vertex c : out.neighbours(b))
                if (c != a && acted_on_by[c] != a) count(roles[b], group[a], group[b], group[c]);
    }
    return roles;
}

}  // namespace entente::analysis
