// The third step of linking: what points back. Precision first: a link that is not clear is left out.
#pragma once

#include <optional>
#include <vector>

#include "extractors/actors/knowledge.hpp"
#include "extractors/actors/link.hpp"
#include "extractors/actors/recognise.hpp"

namespace entente::actors {

// Adds the mentions of one sentence that point back: surnames, "both sides", "the two leaders", "they", "he",
// "its".
void resolve(const Knowledge& knowledge, const language::Parsed& parsed, language::Sentence sentence,
             const std::vector<Name>& names, std::optional<schema::Day> day, const Memory& memory,
             std::vector<LinkedMention>& mentions);

// Takes over into memory what the sentence said: who acted, which two sides it named, which persons.
void remember(const language::Parsed& parsed, const std::vector<LinkedMention>& mentions, Memory& memory);

}  // namespace entente::actors
