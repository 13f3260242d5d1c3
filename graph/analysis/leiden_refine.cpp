#include <algorithm>
#include <cmath>

#include "graph/analysis/leiden_level.hpp"

namespace entente::analysis {
namespace {

// Merges vertices of one community, one at a time and never back, into parts that are connected.
class Refiner {
  public:
    Refiner(const Level& level, const Quality& quality, Random& random, const Membership& community)
        : level_(level),
          quality_(quality),
          random_(random),
          community_(community),
          part_(community.size()),
          around_(community.size()),
          community_total_(community.size()),
          total_(level.strength),
          cut_(community.size()),
          alone_(community.size(), 1) {
        for (Vertex v = 0; v < community.size(); ++v) {
            part_[v] = v;
            community_total_[community[v]] += level.strength[v];
            const auto neighbours = level.graph.neighbours(v);
            for (std::size_t i = 0; i < neighbours.size(); ++i)
                if (community[neighbours[i]] == community[v]) cut_[v] += level.graph.weights(v)[i];
        }
    }

    Membership run() {
        std::vector<Vertex> order(community_.size());
        for (Vertex v = 0; v < order.size(); ++v) order[v] = v;
        random_.shuffle(order);
        for (const Vertex v : order)
            if (alone_[v] && well_connected(v, community_[v])) merge(v);
        return std::move(part_);
    }

  private:
    // Whether a part has as much to do with the rest of its community as chance would give.
    bool well_connected(Vertex part, Vertex community) const {
        const double rest = community_total_[community] - total_[part];
        return cut_[part] >= quality_.resolution_per_weight * total_[part] * rest;
    }

    void merge(Vertex v) {
        const Vertex community = community_[v];
        around_.look(level_.graph, v, part_, [&](Vertex u) { return community_[u] == community; });
        candidates_.assign(1, {0, part_[v]});
        for (const Vertex part : around_.communities()) {
            const double gain =
                around_.weight(part) - quality_.resolution_per_weight * level_.strength[v] * total_[part];
            if (gain >= 0 && well_connected(part, community)) candidates_.emplace_back(gain, part);
        }
        const Vertex chosen = choose();
        if (chosen == part_[v]) return;
        cut_[chosen] += cut_[v] - 2 * around_.weight(chosen);
        total_[chosen] += level_.strength[v];
        total_[v] = 0;
        alone_[v] = alone_[chosen] = 0;
        part_[v] = chosen;
    }

    // One of the candidates, the likelier the more it gains: ∝ exp(gain/θ).
    Vertex choose() {
        const double most = std::ranges::max(candidates_).first;
        double sum = 0;
        for (auto& [gain, part] : candidates_) sum += gain = std::exp((gain - most) / quality_.randomness);
        double lot = random_.unit() * sum;
        for (const auto& [chance, part] : candidates_)
            if ((lot -= chance) < 0) return part;
        return candidates_.back().second;
    }

    const Level& level_;
    const Quality& quality_;
    Random& random_;
    const Membership& community_;
    Membership part_;  // named after the vertex that it began with
    Surroundings around_;
    std::vector<double> community_total_;
    std::vector<double> total_;  // strength, by part
    std::vector<double> cut_;    // weight between a part and the rest of its community
    std::vector<char> alone_;    // nothing has been merged with the vertex
    std::vector<std::pair<double, Vertex>> candidates_;
};

}  // namespace

Membership refine(const Level& level, const Quality& quality, Random& random, const Membership& community) {
    return Refiner(level, quality, random, community).run();
}

}  // namespace entente::analysis
