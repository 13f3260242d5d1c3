// Who travels together: persons of one side who are visitors of the same events.
#pragma once

#include <string>

#include "graph/query/answer.hpp"
#include "graph/query/ego.hpp"
#include "graph/schema/result.hpp"
#include "graph/store/store.hpp"

namespace entente::query {

// Of a person: those who went with him. Of a state or an organisation: each two of those who act for it. Most
// visits first. Only what happened and is no old news.
schema::Result<Answer> co_travel(store::Store& store, const EgoQuery& query);

}  // namespace entente::query
