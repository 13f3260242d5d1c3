// Links mentions to actors, as of a day. "Paris" can be a city or the French government and "the foreign
// minister" is someone else every few years: the parse and the date decide, so linking runs after parsing.
//
// Three steps, one file each: recognise.cpp finds names of the tables, compose.cpp puts them together
// ("Japanese" + "Foreign Minister" + a name), coreference.cpp resolves what points back ("Hayashi", "both
// sides", "the two leaders").
#pragma once

#include <optional>
#include <vector>

#include "extractors/actors/discourse.hpp"
#include "extractors/actors/knowledge.hpp"
#include "extractors/actors/mention.hpp"
#include "extractors/language/parsed.hpp"
#include "graph/schema/date.hpp"

namespace entente::actors {

// In order of begin. `day` is the document's as-of date: without it no office becomes a person.
std::vector<LinkedMention> link(const Knowledge& knowledge, const language::Parsed& parsed,
                                std::optional<schema::Day> day, Memory& memory);

}  // namespace entente::actors
