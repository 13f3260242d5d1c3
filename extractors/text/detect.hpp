// Which language a text is in (CLD2). The model knows English: text in another language would give events that nobody
// wrote, so such documents are told to the caller and such paragraphs passed over. Short text, and text that CLD2 is
// not sure of (lists of names), is taken for English: a lost event is worse than a line that gives none.
#pragma once

#include <string>
#include <string_view>

#include "extractors/text/document.hpp"

namespace entente::text {

// ISO 639-1 code where there is one ("es", "zh-Hant"); "" where the text is too short or mixed to say.
std::string detect_language(std::string_view text);

// Sets document.language, and marks blocks in other languages than English as skipped, unless `any_language`. The
// document's language is English if one of its longer blocks is. What the input says itself (HTML's lang) counts where
// detection is not sure.
void set_language(Document& document, bool any_language);

// Is the document to be read by an English model?
bool is_readable(const Document& document);

}  // namespace entente::text
