// Records → events by the strict rule: two records tell one event if they have the same act and mode, the
// same first and last day (known to the day), the same parties (id and code, on the same end of the arrow;
// for a reciprocal event there is one end), and statuses that go together. An undated record, or one known to
// the month, stays an event of its own.
//
// Statuses: a plan goes with its fulfilment, else with its cancellation. Everything else stays apart, so that
// what is alleged, denied or called for stands beside what happened.
//
// A person whom no table knows is one across events only as unknown_persons.hpp says.
//
// The outcome is a function of the set of records: order and repetition change nothing.
#pragma once

#include <span>
#include <vector>

#include "graph/model/event.hpp"

namespace entente::model {

// By date (undated last), then id. Requires: records with one id are equal.
std::vector<Event> merge(std::span<const schema::Record> records);

}  // namespace entente::model
