// The store's tables and views (docs/store.md). What is read from documents is kept for good; what follows
// from it - events, their parties, who met whom - is in derived tables, which are emptied and filled again as
// a whole. These may also be made for one connection alone, as temporary tables that hide the file's, for a
// graph of some of the documents or by another rule.
//
// Not for other layers; use store.hpp and event_tables.hpp.
#pragma once

#include <cstdint>
#include <optional>

#include "graph/schema/date.hpp"
#include "graph/store/sqlite.hpp"

namespace entente::store {

inline constexpr std::int64_t tables_version = 2;

// In an empty file.
schema::Result<void> create_tables(Connection& sql);

// From an older version to tables_version, in one transaction. Requires: 0 < version < tables_version.
schema::Result<void> migrate_tables(Connection& sql, std::int64_t version);

// Temporary derived tables; with `known_by`, also temporary views that leave only the documents published by
// then. Undated documents are not known to have been.
schema::Result<void> create_temporary_tables(Connection& sql, const std::optional<schema::Day>& known_by);

// Of the file, or the temporary ones that hide them.
schema::Result<void> clear_derived_tables(Connection& sql);

}  // namespace entente::store
