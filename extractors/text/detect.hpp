// Which language a text is in. The model knows English: text in another language would give events that
// nobody wrote, so such documents are told to the caller and such paragraphs passed over. What looks English
// by its function words is; the rest is asked of CLD2. Short text, and text that CLD2 is not sure of (lists
// of names), is read: a lost event is worse than a line that gives none.
#pragma once

#include <string>
#include <string_view>

#include "extractors/text/document.hpp"

namespace entente::text {

// ISO 639-1 code where there is one ("es", "zh-Hant"); "" where the text is too short or mixed to say.
std::string detect_language(std::string_view text);

// Sets document.language, and marks blocks in other languages than English as skipped, unless `any_language`.
// A document with one longer English block is English. What the input says itself (HTML's lang) stays where
// nothing can be told.
void set_language(Document& document, bool any_language);

// Is the document to be read by an English model?
bool is_readable(const Document& document);

}  // namespace entente::text
