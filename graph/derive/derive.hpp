// Documents and records of a store → its graph: which documents are copies, which records tell one event, who
// takes part in it, who deals with whom. All of it is a function of the set of documents and records, made
// anew as a whole: in whatever order and in however many parts they came into the store, the same graph comes
// out.
#pragma once

#include <optional>

#include "graph/model/likeness.hpp"
#include "graph/schema/date.hpp"
#include "graph/schema/result.hpp"
#include "graph/store/store.hpp"

namespace entente::derive {

// Fills the file's own tables. Within a transaction of the store.
schema::Result<void> settle(store::Store& store, model::Identity identity);

// What a reader may want otherwise than the file has it.
struct Lens {
    std::optional<model::Identity> identity = {};
    std::optional<schema::Day> known_by = {};  // only documents published by then
};

// Opens a store for reading, its events settled: as they lie in the file where they are and the lens asks for
// nothing else, else in temporary tables of this connection alone. `settled_apart`, where given, says which.
schema::Result<store::Store> open(const std::string& path, const Lens& lens = {},
                                  bool* settled_apart = nullptr);

}  // namespace entente::derive
