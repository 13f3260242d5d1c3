// One happening told several times in a document is one event: the meeting of the lead, of the third
// paragraph and of the caption. Same act and status, the same states, dates that do not contradict.
#pragma once

#include <optional>
#include <vector>

#include "extractors/events/event.hpp"

namespace entente::events {

// In order of telling; later tellings add participants, date, place and mode to the first. An agreement that is
// both made and promised was made. day: the document's, on which an undated report happened.
std::vector<Event> merge(std::vector<Event> events, std::optional<schema::Day> day = {});

}  // namespace entente::events
