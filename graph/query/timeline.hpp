// What happened with somebody, or between two, in order of time; or how much of it, by year, month or day.
#pragma once

#include <string_view>

#include "graph/query/answer.hpp"
#include "graph/query/events.hpp"
#include "graph/schema/result.hpp"

namespace entente::query {

// An event as a row of any answer that lists events.
std::vector<AnswerColumn> event_columns();
Row event_row(const schema::Event& event);

enum class Period { year, month, day };

// An event a row.
schema::Result<Answer> timeline(store::Store& store, const EventsQuery& query, bool evidence = false);

// A period a row, none left out between the first and the last: events, meetings, how many of cooperation
// (quad classes 1 and 2) and of conflict (3 and 4), and the mean of their Goldstein values (Goldstein 1992,
// from -10 to 10). Only events that are dated as exactly as the period; the note counts the others.
schema::Result<Answer> timeline_by(store::Store& store, const EventsQuery& query, Period period);

// The first or the last event that passes, with the days from which to which documents were read.
schema::Result<Answer> first_or_last(store::Store& store, EventsQuery query, bool last,
                                     bool evidence = false);

}  // namespace entente::query
