// Structural balance: whether the friend of a friend is a friend, and the enemy of an enemy, too.
#pragma once

#include <cstdint>

#include "graph/analysis/network.hpp"

namespace entente::analysis {

// Triangles by how many of their three ties are negative.
struct SignedTriangles {
    std::int64_t none = 0;   // +++ balanced
    std::int64_t one = 0;    // ++- not balanced
    std::int64_t two = 0;    // +-- balanced
    std::int64_t three = 0;  // --- not balanced; in the weak sense (Davis 1967) it is

    std::int64_t all() const { return none + one + two + three; }
    // (Cartwright and Harary 1956); not-a-number without triangles.
    double balanced() const { return static_cast<double>(none + two) / static_cast<double>(all()); }

    friend bool operator==(const SignedTriangles&, const SignedTriangles&) = default;
};

// A pair is positive that cooperated more often (quads 1 and 2) than it was in conflict (3 and 4), negative
// the other way round; even pairs are in no triangle. O(m^1.5), by the algorithm "forward" (Schank and Wagner
// 2005).
SignedTriangles signed_triangles(const Network& network);

}  // namespace entente::analysis
