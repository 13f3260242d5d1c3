// The head of a news text: a dateline ("TOKYO, Jan. 7, 2022 (Agency) — …") or a line that is only a date. It
// dates the document, and what follows the dateline is where the first sentence begins.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extractors/text/dates.hpp"
#include "extractors/text/document.hpp"

namespace entente::text {

struct Dateline {
    schema::ByteSpan span;   // from the block's start to behind the dash
    schema::ByteSpan place;  // "TOKYO"
    std::optional<WrittenDate> date;
};

// Spans point into `text`. None where the block begins with something else.
std::optional<Dateline> find_dateline(std::string_view text, schema::ByteSpan block);

// The date of the dateline, or of a line of its own above the text; copyright lines never count. The date has
// a year.
std::optional<WrittenDate> date_of_head(std::string_view text, const std::vector<Block>& blocks);

}  // namespace entente::text
