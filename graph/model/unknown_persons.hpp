// Persons whom no table knows, told apart as far as the documents allow: "person:RUS/ivan-petrov/diplomat" is
// one across documents only where the name is a full one and the years go together. A surname alone is one
// document's
// ("person:RUS/petrov/diplomat~d_1"), and who bears the name again years later is somebody else
// ("…/diplomat~2019", by the first year of his).
#pragma once

#include <string_view>
#include <vector>

#include "graph/model/event.hpp"

namespace entente::model {

// By the id alone: the linker gives unknown persons state, name and kind of office, a table's row never all
// three.
bool is_unknown_person(std::string_view id);

// Renames parties. Requires: events in order of their dates, undated last.
void keep_apart(std::vector<Event>& events);

}  // namespace entente::model
