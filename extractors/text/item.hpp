// One document out of an input that holds many: a row of a table, an item of a feed. The container's own
// marks (quotes, references) are gone from it; what they said beside the text is in `fields`.
#pragma once

#include <cstdint>
#include <vector>

#include "extractors/text/document.hpp"
#include "extractors/text/options.hpp"
#include "extractors/text/origin.hpp"
#include "graph/schema/result.hpp"

namespace entente::text {

enum class Body : std::uint8_t {
    plain,  // text that is kept as it is, character for character
    html,   // a part of a page
};

struct Item {
    Traced body;  // UTF-8, with its map to the input
    Body kind = Body::plain;
    Given fields;            // each with its basis; file_name is not used
    std::uint64_t line = 0;  // of the input, where it begins; 1-based
    std::vector<Warning> warnings;
};

schema::Result<Document> read_item(Item item, const Given& given, const Options& options);

// The end of reading a text that stood in a field: its blocks, and what finish() does. Requires: text, origin
// and the fields that the input has.
void finish_field_text(Document& document, const Given& given, const Options& options);

}  // namespace entente::text
