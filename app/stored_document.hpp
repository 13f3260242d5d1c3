// A document as the store keeps it: what is known of it, its text for the records' spans, and the way back
// from there to the bytes that came in.
#pragma once

#include "extractors/text/document.hpp"
#include "graph/store/store.hpp"

namespace entente::app {

// `input` is left to the caller, who knows the file. `origin` has a line a piece: begin and end in the text,
// begin and end in the input, and 1 where the bytes are the same.
store::StoredDocument stored(const text::Document& document);

}  // namespace entente::app
