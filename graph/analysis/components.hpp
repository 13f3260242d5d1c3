// Who can be reached from whom at all, and who sits in the thick of it. Boost.Graph's algorithms.
#pragma once

#include <vector>

#include "graph/analysis/csr.hpp"
#include "graph/analysis/partition.hpp"

namespace entente::analysis {

// Parts within which everyone reaches everyone. Requires: every edge in both directions. O(n + m).
Partition connected_components(const Csr& graph);

// The same along the edges' directions (Tarjan 1972). O(n + m).
Partition strong_components(const Csr& graph);

// The largest k for which a vertex is in the k-core, the part in which everyone has k partners in that part
// (Seidman 1983; Batagelj and Zaversnik 2003). Requires: every edge in both directions. O(n + m).
std::vector<std::int64_t> core_numbers(const Csr& graph);

}  // namespace entente::analysis
