// When an event happened, as its sentence says: a written date, or a word such as "yesterday" or "on Friday"
// against the document's date.
#pragma once

#include <optional>
#include <vector>

#include "extractors/events/event.hpp"
#include "extractors/language/parsed.hpp"
#include "graph/schema/date.hpp"

namespace entente::events {

struct DateMention {
    std::uint32_t token = 0;  // where it hangs in the tree
    schema::ByteSpan span;
    schema::DateRange range;
};

// The dates of a sentence. `day`: the document's, for words that need one; `future` sentences read "on
// Friday" forward.
std::vector<DateMention> find_dates(const language::Parsed& parsed, language::Sentence sentence,
                                    std::optional<schema::Day> day, bool future);

// The one that belongs to the predicate: its way up the tree meets it before any other verb.
std::optional<DateMention> date_of(const std::vector<DateMention>& dates, const language::Parsed& parsed,
                                   std::uint32_t predicate, const std::vector<std::uint32_t>& nouns);

// The first verb or one of `stops` on the way up from a token.
std::uint32_t clause_of(const language::Parsed& parsed, std::uint32_t token,
                        const std::vector<std::uint32_t>& stops);

}  // namespace entente::events
