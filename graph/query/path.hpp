// How two are connected: over whom, and by how much. Searched from both ends at once, over ties that the
// store gives node by node.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/query/answer.hpp"
#include "graph/schema/date.hpp"
#include "graph/schema/result.hpp"
#include "graph/store/store.hpp"

namespace entente::query {

// shortest: of the fewest steps, and among these the one whose weakest tie is strongest. widest: the one
// whose weakest tie is strongest (the maximum capacity path, Pollack 1960), of these one that was found with
// few steps.
enum class Route { shortest, widest };
enum class Through { persons, countries };

struct PathQuery {
    std::string a, b;
    Route route = Route::shortest;
    std::optional<Through> through = {};  // not given: countries where a or b is one
    std::optional<schema::Day> from = {};
    std::optional<schema::Day> to = {};
};

// A step a row: from, to, how many events and meetings tie them, from when to when, and the last event.
// Whoever is on the path between its ends is a person, or a country. No rows where there is no path.
schema::Result<Answer> path(store::Store& store, const PathQuery& query, bool evidence = false);

}  // namespace entente::query
