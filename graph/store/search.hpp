// Full-text search over the sentences that tell events.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/store/store.hpp"

namespace entente::store {

struct TextQuery {
    std::vector<std::string> phrases;  // all of them; the words of each one after the other
    EventFilter filter = {};           // of the events
};

struct Hit {
    std::int64_t event = 0;  // number
    double rank = 0;         // the smaller the better (BM25, as FTS5 has it)
};

// Each event once, by its best record: best first, then by number.
schema::Result<std::vector<Hit>> search(Store& store, const TextQuery& query);

struct Facet {
    std::string of;  // type, year, country
    std::string value;
    std::int64_t events = 0;
};

// Of these events: how many of each type, of each year, and with somebody of each country or organisation; in
// this order, most first.
schema::Result<std::vector<Facet>> facets(Store& store, std::span<const Hit> hits);

}  // namespace entente::store
