// A first sketch of a connected graph in the plane, from the distances to some of its vertices: untangled as
// a whole, coarse in detail, and made in no time (Brandes and Pich 2007, "Eigensolver methods for progressive
// multidimensional scaling of large data", GD 2006).
#pragma once

#include "graph/analysis/csr.hpp"
#include "graph/analysis/quadtree.hpp"
#include "graph/analysis/random.hpp"

namespace entente::analysis {

// Places around (0, 0) with the longest spread along x, edges about 1 long; vertices that are equally far
// from all pivots come to lie at one place. Requires: every edge in both directions, all connected. O(k (n +
// m)).
std::vector<Point> pivot_mds(const Csr& graph, std::size_t pivots, Random& random);

}  // namespace entente::analysis
