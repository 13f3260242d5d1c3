// An explanation in three forms: for a terminal, for programs, and as one HTML page that needs nothing else.
#pragma once

#include <ostream>
#include <span>

#include "app/explanation.hpp"

namespace entente::app {

void write_text(std::ostream& out, const Explanation& explanation, std::size_t width);

// One JSON object on a line.
void write_json(std::ostream& out, const Explanation& explanation);

// All documents on one page. What comes from a document or a table is escaped: hostile text stays text.
void write_html(std::ostream& out, std::span<const Explanation> explanations);

// The sentence as a picture (SVG): words in a row, arcs from heads to what hangs on them, actors and triggers
// in colour. "" where the sentence is too long for one.
std::string dependency_picture(const ShownSentence& sentence);

// For HTML text and attributes; control characters become U+FFFD.
std::string escaped(std::string_view text);

}  // namespace entente::app
