// Eigenvector centrality: whose partners are central themselves.
#pragma once

#include <vector>

#include "graph/analysis/csr.hpp"
#include "graph/schema/result.hpp"

namespace entente::analysis {

// The leading eigenvector of the weighted adjacency matrix, its largest value 1 (Bonacich 1972), by the power
// method on A + λ/2, λ as estimated so far, until no value changes by more than 1e-13. O(m) an iteration. In
// a graph of several parts, all but the one with the largest eigenvalue get 0.
//
// An error where two parts or directions are so nearly alike that 100,000 iterations do not tell them apart.
// Requires: every edge in both directions with one weight.
schema::Result<std::vector<double>> eigenvector(const Csr& graph);

}  // namespace entente::analysis
