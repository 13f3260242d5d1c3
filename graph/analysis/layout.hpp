// Where the nodes of a graph lie in a picture, so that it opens ready to be looked at: partners together,
// clusters apart, nothing on top of another.
#pragma once

#include "graph/analysis/csr.hpp"
#include "graph/analysis/force_atlas.hpp"
#include "graph/analysis/spread.hpp"

namespace entente::analysis {

struct LayoutOptions {
    std::uint64_t seed = 1;
    unsigned threads = 1;
    int iterations = 300;
    double gravity = 1;
    double weight_exponent = 0.5;  // counts of events spread by powers of ten
    bool linlog = false;
    std::span<const Extent> extents = {};  // room that each node takes with its label; none: 10 × 10 each
};

// A place for each node, y upwards, in the units of the extents, around (0, 0). Each connected part is drawn
// by itself: a first sketch (pivot_mds), forces (force_atlas), its longest spread along x, overlaps taken out
// (spread); then the parts stand in rows, the largest first, single nodes last. Directions of edges and loops
// do not matter, parallel edges are summed. The same for a seed on any number of threads and in any order of
// the edges. Requires: ends below `nodes`, finite weights; those that are not above 0 count as no edges. As
// many extents as nodes, above 0, or none.
std::vector<Point> layout(std::size_t nodes, std::span<const WeightedEdge> edges,
                          const LayoutOptions& options = {});

}  // namespace entente::analysis
