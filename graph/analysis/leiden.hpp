// Communities: parts that have more to do with each other than their members' activity would give by chance.
#pragma once

#include <cstdint>
#include <span>

#include "graph/analysis/csr.hpp"
#include "graph/analysis/partition.hpp"

namespace entente::analysis {

// Sum over parts of (weight inside / weight in all) - resolution · (strength of the part / strength of all)²
// (Newman and Girvan 2004; resolution: Reichardt and Bornholdt 2006). O(m). Requires: every edge in both
// directions; a part for each vertex, below `vertices`.
double modularity(const Csr& graph, std::span<const std::int64_t> part, double resolution = 1);

struct LeidenOptions {
    double resolution = 1;   // more: smaller communities
    std::uint64_t seed = 1;  // of the order in which vertices are visited
    unsigned starts =
        0;  // the best of so many is given; 0: 50, fewer in a graph of over 20,000 ties, at least 1
    double randomness = 0.01;  // θ of the refinement, in units of weight
};

// Communities of high modularity, each of them connected: the Leiden algorithm (Traag, Waltman and van Eck
// 2019) run over and over until a run gains less than 0.0001, and begun anew. About O(m) a run. The same
// graph and seed give the same communities. Requires: every edge in both directions.
Partition leiden(const Csr& graph, const LeidenOptions& options);

}  // namespace entente::analysis
