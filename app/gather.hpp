// Documents and their records out of other stores or record files into one store: how a corpus that was read
// on many machines comes together (`combine`, `build --from records`). In whatever parts and order they come,
// the same store comes out; what contradicts itself is refused.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "graph/model/likeness.hpp"
#include "graph/schema/record.hpp"
#include "graph/schema/result.hpp"
#include "graph/store/store.hpp"

namespace entente::app {

class Gather {
  public:
    // The store outlives it.
    explicit Gather(store::Store& store) : store_(&store) {}

    // A document with some or all of its records; one that came before gets those that it has not. A document
    // of which only records are known has an id alone; it takes what a later one knows. Another text, other
    // data or another record of the same id is a conflict.
    schema::Result<void> put(store::StoredDocument document, std::vector<schema::Record> records);

  private:
    store::Store* store_;
};

// Everything in the store at `path`.
schema::Result<void> gather_store(store::Store& into, const std::string& path);

// A file of records, one a line, with or without their documents; how many lines could not be read, each told
// by the log and kept as a failure of the store.
schema::Result<std::size_t> gather_records(store::Store& into, const std::string& path);

// A new store at `path`, filled by `fill`, settled and closed; it appears whole or not at all.
schema::Result<void> write_new_store(const std::string& path, model::Identity identity,
                                     const std::function<schema::Result<void>(store::Store&)>& fill);

}  // namespace entente::app
