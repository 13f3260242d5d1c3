// All that the store has of one event, record, actor or document.
#pragma once

#include <string_view>

#include "graph/query/answer.hpp"
#include "graph/schema/result.hpp"
#include "graph/store/store.hpp"

namespace entente::query {

// A card. An event's id, or that of any of its records, shows the event: its values, its parties, what
// records say otherwise and how many sources say so, and each record in order of publication with its status,
// and why it is one of the event's. Else a document's id; else an actor as find_actor finds it.
schema::Result<Answer> show(store::Store& store, std::string_view id);

}  // namespace entente::query
