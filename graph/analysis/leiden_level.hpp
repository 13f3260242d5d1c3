// One level of the Leiden algorithm: a graph whose vertices are groups of the original's, and the steps that
// deal them into communities. Names follow Traag, Waltman and van Eck (2019), appendix A.
#pragma once

#include <vector>

#include "graph/analysis/csr.hpp"
#include "graph/analysis/random.hpp"

namespace entente::analysis {

using Membership = std::vector<Vertex>;  // community by vertex

struct Level {
    Csr graph;                     // between groups; what lies within one is only in its strength
    std::vector<double> strength;  // by group
};

// How a level's partition is judged.
struct Quality {
    double resolution_per_weight;  // resolution / sum of all strengths
    double randomness;             // θ
};

// Weights between a vertex and the communities about it, kept in one place for all vertices.
class Surroundings {
  public:
    explicit Surroundings(std::size_t communities) : weight_(communities) {}

    // Counts the neighbours of v that `counts` accepts.
    template <class Counts>
    void look(const Csr& graph, Vertex v, const Membership& community, Counts counts) {
        for (const Vertex c : touched_) weight_[c] = 0;
        touched_.clear();
        const auto neighbours = graph.neighbours(v);
        const auto weights = graph.weights(v);
        for (std::size_t i = 0; i < neighbours.size(); ++i) {
            if (!counts(neighbours[i])) continue;
            const Vertex c = community[neighbours[i]];
            if (weight_[c] == 0) touched_.push_back(c);
            weight_[c] += weights[i];
        }
    }
    const std::vector<Vertex>& communities() const { return touched_; }
    double weight(Vertex community) const { return weight_[community]; }

  private:
    std::vector<double> weight_;
    std::vector<Vertex> touched_;
};

// MoveNodesFast: moves vertices to the community beside them that gains most, as long as one gains. Returns
// whether any moved.
bool move_nodes(const Level& level, const Quality& quality, Random& random, Membership& community);

// RefinePartition: parts of the communities, each connected and well connected within its own.
Membership refine(const Level& level, const Quality& quality, Random& random, const Membership& community);

}  // namespace entente::analysis
