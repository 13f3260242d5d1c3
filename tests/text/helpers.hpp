// What several tests of the readers show a document by.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractors/text/readers.hpp"

namespace entente::text {

// "heading|Ministers meet", a line a block, skipped blocks left out unless asked for.
inline std::vector<std::string> shown(const Document& document, bool with_skipped = false) {
    std::vector<std::string> lines;
    for (const Block& block : document.blocks) {
        if (block.kind == BlockKind::skipped && !with_skipped) continue;
        lines.push_back(std::string(name(block.kind)) + "|" + std::string(slice(document.text, block.span)));
    }
    return lines;
}

// The start and end of a range, "2022-01-06..2022-01-07"; "-" for none.
inline std::string shown(const std::optional<schema::DateRange>& range) {
    if (!range) return "-";
    return schema::to_iso(range->start) + ".." + schema::to_iso(range->end);
}

}  // namespace entente::text
