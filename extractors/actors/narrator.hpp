// A statement in the first person that names no speaker: "The United States stands with … We call on …". Who
// "we" are follows from the state or organisation that acts beside the first person.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extractors/actors/knowledge.hpp"
#include "extractors/actors/mention.hpp"
#include "extractors/language/parsed.hpp"

namespace entente::actors {

// Adds a mention for each "I", "we", "our" outside of quotation marks that none covers yet, where one state
// or organisation clearly is the narrator; returns its code, "" for none. Mentions stay in order.
std::string add_narrator(const Knowledge& knowledge, const language::Parsed& parsed,
                         std::vector<LinkedMention>& mentions);

}  // namespace entente::actors
