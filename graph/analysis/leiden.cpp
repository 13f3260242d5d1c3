#include "graph/analysis/leiden.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "graph/analysis/degree.hpp"
#include "graph/analysis/leiden_level.hpp"

namespace entente::analysis {
namespace {

Partition ranked_membership(const Membership& community) {
    return ranked({community.begin(), community.end()});
}

// A level whose vertices are the parts of this one.
Level aggregate(const Level& level, const Partition& parts) {
    std::vector<WeightedEdge> edges;
    edges.reserve(level.graph.edges());
    const auto part = [&](Vertex v) { return static_cast<Vertex>(parts.of[v]); };
    std::vector<double> strength(parts.count);
    for (Vertex v = 0; v < level.graph.vertices(); ++v) {
        strength[part(v)] += level.strength[v];
        for (std::size_t i = 0; i < level.graph.degree(v); ++i)
            edges.push_back({part(v), part(level.graph.neighbours(v)[i]), level.graph.weights(v)[i]});
    }
    return {Csr(parts.count, edges), std::move(strength)};
}

// Which community each part lies in, by names below the number of parts.
Membership lift(const Membership& community, const Partition& parts) {
    const auto names = ranked_membership(community);
    Membership lifted(parts.count);
    for (std::size_t v = 0; v < community.size(); ++v)
        lifted[static_cast<std::size_t>(parts.of[v])] = static_cast<Vertex>(names.of[v]);
    return lifted;
}

// One run of the algorithm, on from `community`: moves, refines and aggregates until no level has a group
// with two members.
Membership run_once(Level level, const Quality& quality, Random& random, Membership community) {
    Membership group(community.size());  // of each original vertex, in the level
    std::iota(group.begin(), group.end(), Vertex{0});
    for (;;) {
        move_nodes(level, quality, random, community);
        const auto parts = ranked_membership(refine(level, quality, random, community));
        if (parts.count == level.graph.vertices()) break;
        community = lift(community, parts);
        level = aggregate(level, parts);
        for (auto& g : group) g = static_cast<Vertex>(parts.of[g]);
    }
    for (auto& g : group) g = community[g];
    return group;
}

// The vertices of a community that reach each other within it become one of their own.
Membership split_disconnected(const Csr& graph, const Membership& community) {
    constexpr Vertex unseen = -1U;
    Membership part(community.size(), unseen);
    std::vector<Vertex> open;
    for (Vertex first = 0; first < community.size(); ++first) {
        if (part[first] != unseen) continue;
        part[first] = first;
        for (open.assign(1, first); !open.empty();) {
            const Vertex v = open.back();
            open.pop_back();
            for (const Vertex u : graph.neighbours(v)) {
                if (part[u] != unseen || community[u] != community[v]) continue;
                part[u] = first;
                open.push_back(u);
            }
        }
    }
    return part;
}

struct Found {
    Membership community;
    double modularity;
};

std::size_t starts(const Csr& graph, const LeidenOptions& options) {
    constexpr std::size_t work = 2'000'000, most = 50;  // edges to go through in all, one start aside
    return options.starts > 0 ? options.starts : std::clamp(work / (graph.edges() + 1), std::size_t{1}, most);
}

// Runs the algorithm on from what it found until that is hardly worth while.
Found climb(const Level& level, const LeidenOptions& options, Random& random) {
    constexpr double least_gain = 1e-4;
    const double all = std::accumulate(level.strength.begin(), level.strength.end(), 0.0);
    const Quality quality{options.resolution / all, options.randomness};
    const auto value = [&](const Membership& community) {
        return modularity(level.graph, ranked_membership(community).of, options.resolution);
    };
    Membership alone(level.graph.vertices());
    std::iota(alone.begin(), alone.end(), Vertex{0});
    Found best{std::move(alone), -std::numeric_limits<double>::infinity()};
    for (;;) {
        // Splitting what is not connected only gains.
        auto next = split_disconnected(level.graph, run_once(level, quality, random, best.community));
        const double now = value(next), gain = now - best.modularity;
        if (gain > 0) best = {std::move(next), now};
        if (gain < least_gain) return best;
    }
}

}  // namespace

double modularity(const Csr& graph, std::span<const std::int64_t> part, double resolution) {
    const auto strength = strengths(graph);
    const double all = std::accumulate(strength.begin(), strength.end(), 0.0);
    if (all == 0) return 0;
    std::vector<double> total(part.size());
    double inside = 0;
    for (Vertex v = 0; v < part.size(); ++v) {
        total[static_cast<std::size_t>(part[v])] += strength[v];
        for (std::size_t i = 0; i < graph.degree(v); ++i)
            if (part[graph.neighbours(v)[i]] == part[v]) inside += graph.weights(v)[i];
    }
    const double by_chance = std::inner_product(total.begin(), total.end(), total.begin(), 0.0) / (all * all);
    return inside / all - resolution * by_chance;
}

Partition leiden(const Csr& graph, const LeidenOptions& options) {
    const Level level{graph, strengths(graph)};
    Random random(options.seed);
    auto best = climb(level, options, random);
    for (std::size_t start = 1; start < starts(graph, options); ++start)
        if (auto found = climb(level, options, random); found.modularity > best.modularity)
            best = std::move(found);
    return ranked_membership(best.community);
}

}  // namespace entente::analysis
