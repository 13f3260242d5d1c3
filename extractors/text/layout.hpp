// The shape of plain text: which lines make a paragraph, and which stand alone as heading, list item or
// caption. Works on the text alone, so that plain text files and the text fields of JSONL are seen alike.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extractors/text/document.hpp"

namespace entente::text {

// Blocks in order. A paragraph that was wrapped at some width is one block over several lines; a list item's
// block begins behind its bullet or number.
std::vector<Block> layout(std::string_view text);

// The line breaks within blocks: they only wrap a line.
std::vector<std::uint32_t> soft_breaks(std::string_view text, const std::vector<Block>& blocks);

// Ends in a full stop or the like, closing quotes and brackets apart.
bool ends_sentence(std::string_view text);

// More than a few words that end as a sentence does.
bool is_prose(std::string_view text);

// A line that could head a text: short, begun with a capital or a number, without the end of a sentence.
bool is_heading_like(std::string_view line);

std::string_view trim(std::string_view text);

}  // namespace entente::text
