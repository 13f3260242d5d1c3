// What surrounds a text on a page and is none of it: navigation, shares, lists of other articles, copyright
// and all below it. The phrases are in data/text/boilerplate.tsv. Nothing is deleted: blocks become
// BlockKind::skipped (or caption), so that offsets stay and a reader can show what was left out.
#pragma once

#include <string_view>
#include <vector>

#include "extractors/text/document.hpp"

namespace entente::text {

void mark_boilerplate(std::string_view text, std::vector<Block>& blocks);

// Headings and captions that stand there a second time (or are the title), and paragraphs said twice in a
// row.
void mark_repeats(std::string_view text, std::string_view title, std::vector<Block>& blocks);

// A short line with a copyright sign or notice: its dates say nothing about the text.
bool is_copyright_line(std::string_view block);

}  // namespace entente::text
