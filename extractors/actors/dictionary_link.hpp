// The last step of linking, with a user's dictionary: whom our tables know keeps their reading and gets the
// dictionary's code beside it; whom only the dictionary knows becomes a mention.
#pragma once

#include <optional>
#include <vector>

#include "extractors/actors/knowledge.hpp"
#include "extractors/actors/link.hpp"
#include "extractors/actors/mention.hpp"
#include "extractors/language/parsed.hpp"

namespace entente::actors {

// mentions: of this sentence, in order of begin, and so they stay. Codes go into `memory`, for "he" and "the
// minister" later.
void link_dictionary(const Knowledge& knowledge, const language::Parsed& parsed, language::Sentence sentence,
                     std::optional<schema::Day> day, Memory& memory, std::vector<LinkedMention>& mentions);

}  // namespace entente::actors
