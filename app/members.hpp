// Who belongs to which organisation, and when, out of the actor tables into the store, so that queries can
// take an organisation for its members of the day.
#pragma once

#include "extractors/actors/knowledge.hpp"
#include "graph/schema/result.hpp"
#include "graph/store/store.hpp"

namespace entente::app {

// Replaces what the store has of each organisation of the tables.
schema::Result<void> put_members(store::Store& store, const actors::Knowledge& knowledge);

}  // namespace entente::app
