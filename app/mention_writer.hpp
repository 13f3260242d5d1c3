// The mentions of a document as `entente actors` writes them: a JSON line each, or a table for people.
#pragma once

#include <cstddef>
#include <string>

#include "extractors/pipeline.hpp"
#include "extractors/text/document.hpp"

namespace entente::app {

// In the order of the text, the title first. Spans count code points, as those of records do.
std::string mention_lines(const text::Document& document, const pipeline::LinkedDocument& linked);

// A heading, then a row a mention in at most `width` cells.
std::string mention_table(const text::Document& document, const pipeline::LinkedDocument& linked,
                          std::size_t width);

}  // namespace entente::app
