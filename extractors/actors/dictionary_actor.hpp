// Who is meant by a name that only a user's dictionary knows: its code read as an actor of ours.
#pragma once

#include <optional>
#include <string_view>

#include "extractors/actors/knowledge.hpp"
#include "extractors/actors/mention.hpp"
#include "graph/schema/date.hpp"

namespace entente::actors {

// The code that holds on the day; without a day only where all codes of the row are one.
std::string_view dictionary_code(const DictionaryActor& row, std::optional<schema::Day> day);

// A state's code alone is the state. With a sector behind it it is someone of that state: a person where the
// row's codes have days, since offices end and ministries do not, else a body or a group. A code that begins
// with IGO, NGO, MNC … is an organisation, a company, a group of no one state. The code stays as it stands in
// Actor::dictionary_code. None for "---" and "".
std::optional<Actor> dictionary_actor(const Knowledge& knowledge, const DictionaryActor& row,
                                      std::string_view code);

}  // namespace entente::actors
