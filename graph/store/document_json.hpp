// A document as one JSON line, as `entente extract --documents` writes it before the document's records: with
// both, `entente build --from records` on another machine makes the same store that `entente build` would
// have made there.
#pragma once

#include <string>
#include <string_view>

#include "graph/schema/result.hpp"
#include "graph/store/store.hpp"

namespace entente::store {

// {"schema_version":1,"document":{"id":…,"text":…}}, without its line end. `signature` and `input` are left
// out: the one follows from the text, the other means nothing elsewhere.
std::string to_json(const StoredDocument& document);

// Is it such a line, and not a record? By its beginning, so that a long line is not read twice.
bool is_document_line(std::string_view line);

// A field of a wrong type is an error that names it.
schema::Result<StoredDocument> parse_document(std::string_view line);

}  // namespace entente::store
