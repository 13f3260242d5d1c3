// Before a text is parsed: could it tell of two parties at all? Most short reports of the world's news name
// one state and nobody else, and parsing them is most of the work.
#pragma once

#include <initializer_list>
#include <optional>
#include <string_view>

#include "extractors/actors/knowledge.hpp"

namespace entente::actors {

// False only where all that the tables know in these texts, whatever it may mean there, acts for one and the
// same state or organisation, and nobody fights it. Looks at names alone and errs on the side of true.
bool may_name_two_parties(const Knowledge& knowledge, std::optional<schema::Day> day,
                          std::initializer_list<std::string_view> texts);

}  // namespace entente::actors
