// Full-text search over the sentences that tell events.
#pragma once

#include "graph/query/answer.hpp"
#include "graph/schema/result.hpp"
#include "graph/store/search.hpp"
#include "graph/store/store.hpp"

namespace entente::query {

struct SearchQuery {
    store::TextQuery text;
    std::size_t offset = 0;
    std::size_t limit = 20;  // 0: all
};

// An event a row, best first; the notes count all that was found by type, year and country.
schema::Result<Answer> search(store::Store& store, const SearchQuery& query, bool evidence = false);

// Only these counts: facet, value, events.
schema::Result<Answer> search_facets(store::Store& store, const SearchQuery& query);

}  // namespace entente::query
