// A name that nothing around it adds to, as a mention in one of its senses: "Moscow" acts as the Russian
// government or is a city, "Russian" modifies, "five Palestinians" are people.
#pragma once

#include <optional>

#include "extractors/actors/knowledge.hpp"
#include "extractors/actors/mention.hpp"
#include "extractors/actors/recognise.hpp"
#include "extractors/actors/words.hpp"

namespace entente::actors {

// None where the sense does not fit here. Persons and offices need more of the sentence: compose.cpp.
std::optional<LinkedMention> lone_name(const Knowledge& knowledge, const language::Parsed& parsed,
                                       const Words& words, const Name& name, Sense sense);

}  // namespace entente::actors
