// The search for a path between two sets of ends, as numbers. Ties are asked for node by node.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "graph/schema/result.hpp"
#include "graph/store/ties.hpp"

namespace entente::query {

struct Ways {
    std::function<schema::Result<std::vector<store::Tie>>(std::int64_t)> ties;  // the same both ways
    std::function<schema::Result<bool>(std::int64_t)> may_pass;  // asked of nodes between the ends
};

using Nodes = std::vector<std::int64_t>;  // along a path; empty where there is none

// Of the fewest steps; among these, one whose least tie (by events) is greatest.
schema::Result<Nodes> shortest_path(std::span<const std::int64_t> from, std::span<const std::int64_t> to,
                                    const Ways& ways);

// One whose least tie (by events) is greatest.
schema::Result<Nodes> widest_path(std::span<const std::int64_t> from, std::span<const std::int64_t> to,
                                  const Ways& ways);

}  // namespace entente::query
