// The dates that a sentence names: written ones, and words such as "yesterday" or "on Friday" against the
// document's date.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "extractors/language/parsed.hpp"
#include "graph/schema/date.hpp"
#include "graph/schema/span.hpp"

namespace entente::events {

struct DateMention {
    std::uint32_t token = 0;  // where it hangs in the tree
    schema::ByteSpan span;
    schema::DateRange range;
};

// `day`: the document's, for words that need one; `future` sentences read "on Friday" forward.
std::vector<DateMention> find_dates(const language::Parsed& parsed, language::Sentence sentence,
                                    std::optional<schema::Day> day, bool future);

}  // namespace entente::events
