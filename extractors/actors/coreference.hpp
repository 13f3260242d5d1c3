// The third step of linking: what points back. Precision first: a link that is not clear is left out.
#pragma once

#include <optional>
#include <vector>

#include "extractors/actors/discourse.hpp"
#include "extractors/actors/knowledge.hpp"
#include "extractors/actors/recognise.hpp"

namespace entente::actors {

// Adds the mentions of one sentence that point back (surnames, pronouns, descriptions, "both sides"), and
// notes in memory whose words are being told.
void resolve(const Knowledge& knowledge, const language::Parsed& parsed, language::Sentence sentence,
             const std::vector<Name>& names, std::optional<schema::Day> day, Memory& memory,
             std::vector<LinkedMention>& mentions);

}  // namespace entente::actors
