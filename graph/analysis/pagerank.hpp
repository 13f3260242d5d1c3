// PageRank: who is dealt with by those who are themselves dealt with.
#pragma once

#include <vector>

#include "graph/analysis/csr.hpp"

namespace entente::analysis {

struct PageRankOptions {
    double damping = 0.85;     // in [0, 1)
    bool weighted = true;      // follows a tie in proportion to its weight
    double tolerance = 1e-12;  // of the sum over vertices of the last sweep's changes, the ranks summing to 1
    std::vector<double> restart =
        {};  // how likely the walk begins anew at a vertex, in proportion; empty: all alike
};

// Ranks by vertex, summing to 1 (Brin and Page 1998; personalised by `restart`). A walk that finds no way out
// begins anew. Solved as a linear system by Gauss-Seidel sweeps, which need about half as many as the power
// method (Gleich, Zhukov and Berkhin 2004). O(m) a sweep.
//
// Requires: `in` is `out` transposed; `restart` is empty or has a weight a vertex, none negative, one
// positive.
std::vector<double> pagerank(const Csr& out, const Csr& in, const PageRankOptions& options);

}  // namespace entente::analysis
