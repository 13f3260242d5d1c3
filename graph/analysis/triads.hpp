// Triad census: how often each of the sixteen ways occurs in which three can be linked.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "graph/analysis/csr.hpp"

namespace entente::analysis {

// Numbers of mutual, asymmetric and no ties, and the direction where that leaves two (Holland and Leinhardt
// 1970).
inline constexpr std::array<std::string_view, 16> triad_names{"003",  "012",  "102",  "021D", "021U", "021C",
                                                              "111D", "111U", "030T", "030C", "201",  "120D",
                                                              "120U", "120C", "210",  "300"};

using TriadCensus = std::array<std::int64_t, 16>;  // in the order of triad_names

// By Batagelj and Mrvar (2001). O(m · largest degree). Requires: `in` is `out` transposed; fewer than three
// million vertices, so that the empty triads can be counted.
TriadCensus triad_census(const Csr& out, const Csr& in);

}  // namespace entente::analysis
