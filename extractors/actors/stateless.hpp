// Actors of no state that the text tells: "rebels attacked a village", "the court sentenced Ivan Petrov".
// Events between states have no use for them; events within a state are mostly theirs.
#pragma once

#include <vector>

#include "extractors/actors/knowledge.hpp"
#include "extractors/actors/mention.hpp"
#include "extractors/language/parsed.hpp"

namespace entente::actors {

// The mentions, and among them one for each role noun and each name of a person, group or organisation that
// none of them covers: actors without a code. In order of begin.
std::vector<LinkedMention> with_stateless(const Knowledge& knowledge, const language::Parsed& parsed,
                                          std::vector<LinkedMention> mentions);

// One of those: it may be of any state, that of the other side included.
bool is_stateless(const Actor& actor);

}  // namespace entente::actors
