// Phrases of a dictionary as names in print: "HAMID_KARZAI_" is "Hamid Karzai".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente::actors {

// "ADEN_ABYAN_ISLAMIC_ARMY_(AAIA)_" → the name, and its abbreviation.
std::vector<std::string> names_of(std::string_view phrase);

// An agent's noun, in lower case.
std::string noun_of(std::string_view phrase);

}  // namespace entente::actors
