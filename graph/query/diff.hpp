// What two stores of the same documents have differently: after a change of the program, its tables or its
// rules.
#pragma once

#include "graph/query/answer.hpp"
#include "graph/schema/result.hpp"
#include "graph/store/store.hpp"

namespace entente::query {

// By document and record: a record that b alone has is gained, one that a alone has is lost; of one that both
// have, each field that differs is a row with both values. The field "event" is the event that the record is
// a part of: where it differs, records were merged otherwise.
schema::Result<Answer> diff(store::Store& a, store::Store& b);

}  // namespace entente::query
