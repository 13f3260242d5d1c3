// What is given back: pairs who act on each other against those of whom only one does.
#pragma once

#include <cstddef>

#include "graph/analysis/csr.hpp"

namespace entente::analysis {

struct Reciprocity {
    std::size_t mutual = 0;      // pairs with an edge each way
    std::size_t asymmetric = 0;  // pairs with one
    double edges =
        0;  // share of edges that are answered: 2·mutual / (2·mutual + asymmetric); 0 without edges
    double weight =
        0;  // share of weight that is answered: Σ min(there, back) / Σ there (Squartini et al. 2013)

    friend bool operator==(const Reciprocity&, const Reciprocity&) = default;
};

// O(m). Requires: `in` is `out` transposed.
Reciprocity reciprocity(const Csr& out, const Csr& in);

}  // namespace entente::analysis
