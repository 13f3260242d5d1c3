// Links mentions to actors, as of a day. "Paris" can be a city or the French government and "the foreign
// minister" is someone else every few years: the parse and the date decide, so linking runs after parsing.
//
// Three steps, one file each: recognise.cpp finds names of the tables, compose.cpp puts them together
// ("Japanese" + "Foreign Minister" + a name), coreference.cpp resolves what points back ("Hayashi", "both
// sides", "the two leaders").
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "extractors/actors/knowledge.hpp"
#include "extractors/actors/mention.hpp"
#include "extractors/language/parsed.hpp"
#include "graph/schema/date.hpp"

namespace entente::actors {

// What a document has said so far; carried from its title to its text.
struct Memory {
    std::unordered_map<std::string, LinkedMention> surnames;  // folded surname → the person introduced
    std::unordered_map<std::string, LinkedMention> offices;   // office id → who held it when last mentioned
    std::string last_office;              // of the person named last, for "his counterpart"
    std::vector<LinkedMention> subjects;  // who acted in the sentence before
    std::vector<std::string> pair;        // the two sides last named together
    std::vector<LinkedMention> persons;   // one mention a person, the last named at the end
};

// In order of begin. `day` is the document's as-of date: without it no office becomes a person.
std::vector<LinkedMention> link(const Knowledge& knowledge, const language::Parsed& parsed,
                                std::optional<schema::Day> day, Memory& memory);

}  // namespace entente::actors
