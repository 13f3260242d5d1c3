// How many partners a node has, and how much it has to do with them.
#pragma once

#include <vector>

#include "graph/analysis/csr.hpp"

namespace entente::analysis {

// Partners by vertex. O(n).
std::vector<std::int64_t> degrees(const Csr& graph);

// Sum of the weights of a vertex's edges ("strength": Barrat et al. 2004). O(n + m).
std::vector<double> strengths(const Csr& graph);

}  // namespace entente::analysis
