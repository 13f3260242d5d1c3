// The event record as one JSON line: the form in which records leave the program, lie in the store and come
// back (fields: docs/event-record.md). A field that is not known is absent, never "" or null; `actor` and
// `recipient` are always there, other lists only where they hold something. Spans are [begin, end) in code
// points of the document's text; `"field":"title"` beside a span says that it lies in the title.
#pragma once

#include <string>
#include <string_view>

#include "graph/schema/record.hpp"
#include "graph/schema/result.hpp"

namespace entente::store {

inline constexpr int record_schema_version = 1;

// Longest line that is read, in bytes.
inline constexpr std::size_t longest_record = 16 * 1024 * 1024;

// One line without its line end; the same record gives the same bytes. Numbers are the shortest that read
// back equal.
std::string to_json(const schema::Record& record);

// Reads what to_json writes, and whatever other tools make of it: any order, unknown fields passed over,
// optional fields missing. A field of a wrong type or value is an error that names it ("actor[2].span").
schema::Result<schema::Record> parse_record(std::string_view line);

}  // namespace entente::store
