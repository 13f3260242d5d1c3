// How much of what a store holds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/store/store.hpp"

namespace entente::store {

// By what counts are broken down. country: an event counts once for each country or organisation that
// somebody in it acts for. source: a document's publisher, or none.
enum class By { type, country, year, source, status };

struct Share {
    std::string value;  // "" where it is not known
    std::int64_t events = 0;
    std::int64_t records = 0;
    std::int64_t documents = 0;  // by source alone
};

// Most events first (by source: most documents), then by value.
schema::Result<std::vector<Share>> shares(Store& store, By by);

struct Totals {
    Counts counts;
    std::int64_t copies = 0;  // of the documents
    std::int64_t events = 0;
    std::int64_t actors = 0;
};
schema::Result<Totals> totals(Store& store);

// A file that was read.
struct Input {
    std::string path, sha256;
    std::int64_t bytes = 0, documents = 0;
};
schema::Result<std::vector<Input>> inputs(Store& store);  // by path

}  // namespace entente::store
