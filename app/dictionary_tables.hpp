// A dictionary of an older coder as tables of ours, which can be edited and given back with --actors.
#pragma once

#include <ostream>

#include "extractors/actors/dictionary.hpp"
#include "extractors/actors/knowledge.hpp"

namespace entente::app {

// Every row as a row of codes (names, code, days). Beside it, where the code tells enough and our tables do
// not know the names: organisations, groups and bodies, to which more can be added by hand, and new names of
// states. Tells on the log how many went where, and who could not be told by the code alone.
void write_dictionary_tables(std::ostream& out, const actors::Dictionary& dictionary,
                             const actors::Knowledge& knowledge);

}  // namespace entente::app
