// The second step of linking: names put together into mentions. "Japanese" + "Minister for Foreign Affairs" +
// a name is one person; "Russian and Chinese officials" is one stretch for two states; "the foreign ministers
// of Japan and the US" are two offices, and, with a date, two persons.
#pragma once

#include <optional>
#include <vector>

#include "extractors/actors/knowledge.hpp"
#include "extractors/actors/link.hpp"
#include "extractors/actors/mention.hpp"
#include "extractors/actors/recognise.hpp"

namespace entente::actors {

// In order of begin. Persons and offices that the sentence introduces are put into `memory`.
std::vector<LinkedMention> compose(const Knowledge& knowledge, const language::Parsed& parsed,
                                   language::Sentence sentence, const std::vector<Name>& names,
                                   std::optional<schema::Day> day, Memory& memory);

}  // namespace entente::actors
