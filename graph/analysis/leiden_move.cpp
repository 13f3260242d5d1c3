#include <deque>

#include "graph/analysis/leiden_level.hpp"

namespace entente::analysis {
namespace {

constexpr double least_gain = 1e-10;  // beneath that it is rounding

class Mover {
  public:
    Mover(const Level& level, const Quality& quality, Membership& community)
        : level_(level),
          quality_(quality),
          community_(community),
          around_(community.size()),
          total_(community.size()),
          members_(community.size()) {
        for (Vertex v = 0; v < community.size(); ++v) join(v, community[v]);
        for (Vertex c = 0; c < members_.size(); ++c)
            if (members_[c] == 0) empty_.push_back(c);
    }

    // Whether v went to another community.
    bool move(Vertex v) {
        around_.look(level_.graph, v, community_, [](Vertex) { return true; });
        const Vertex own = community_[v];
        leave(v);
        const Vertex best = best_for(v, own);
        if (best != own && members_[best] == 0) empty_.pop_back();
        if (best != own && members_[own] == 0) empty_.push_back(own);
        join(v, best);
        return best != own;
    }

  private:
    void join(Vertex v, Vertex c) {
        community_[v] = c;
        total_[c] += level_.strength[v];
        ++members_[c];
    }
    void leave(Vertex v) {
        total_[community_[v]] -= level_.strength[v];
        --members_[community_[v]];
    }
    double gain(Vertex v, Vertex c) const {
        return around_.weight(c) - quality_.resolution_per_weight * level_.strength[v] * total_[c];
    }
    // One of its own (gain 0) where all others cost.
    Vertex best_for(Vertex v, Vertex own) const {
        Vertex best = own;
        double most = gain(v, own);
        for (const Vertex c : around_.communities())
            if (gain(v, c) > most + least_gain) {
                best = c;
                most = gain(v, c);
            }
        return most < -least_gain && members_[own] > 0 ? empty_.back() : best;
    }

    const Level& level_;
    const Quality& quality_;
    Membership& community_;
    Surroundings around_;
    std::vector<double> total_;  // strength, by community
    std::vector<std::size_t> members_;
    std::vector<Vertex> empty_;
};

}  // namespace

bool move_nodes(const Level& level, const Quality& quality, Random& random, Membership& community) {
    std::vector<Vertex> order(community.size());
    for (Vertex v = 0; v < order.size(); ++v) order[v] = v;
    random.shuffle(order);
    std::deque<Vertex> queue(order.begin(), order.end());
    std::vector<char> queued(community.size(), 1);
    Mover mover(level, quality, community);
    bool moved = false;
    while (!queue.empty()) {
        const Vertex v = queue.front();
        queue.pop_front();
        queued[v] = 0;
        if (!mover.move(v)) continue;
        moved = true;
        for (const Vertex u : level.graph.neighbours(v)) {
            if (queued[u] || community[u] == community[v]) continue;
            queued[u] = 1;
            queue.push_back(u);
        }
    }
    return moved;
}

}  // namespace entente::analysis
