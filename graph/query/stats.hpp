// What is in a store.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "graph/query/answer.hpp"
#include "graph/schema/result.hpp"
#include "graph/store/stats.hpp"
#include "graph/store/store.hpp"

namespace entente::query {

// A count a row: all, then by type, country, year, source and status, or by the one given; at most `limit`
// values of each (0: all).
schema::Result<Answer> stats(store::Store& store, const std::optional<store::By>& by, std::size_t limit);

// Documents that could not be read, by input.
schema::Result<Answer> failures(store::Store& store);

}  // namespace entente::query
