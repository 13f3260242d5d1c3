// Vertices dealt into parts: components, communities.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente::analysis {

// Parts count from 0, the largest first; among equals the one with the smaller vertex.
struct Partition {
    std::vector<std::int64_t> of;  // by vertex
    std::size_t count = 0;

    friend bool operator==(const Partition&, const Partition&) = default;
};

// Numbers parts so. Requires: values in [0, of.size()); gaps are closed.
Partition ranked(std::vector<std::int64_t> of);

}  // namespace entente::analysis
