// How a meeting was held: by phone, by video, with many states, or as a visit, where one side came to the
// other.
#pragma once

#include <string>

#include "extractors/events/event.hpp"
#include "extractors/events/match.hpp"
#include "extractors/events/relations.hpp"
#include "extractors/language/parsed.hpp"

namespace entente::events {

// The event's mode so far, its frame's, or what a word on the event's own words says of it. Requires: the
// event has its parties.
std::string mode_of(const language::Parsed& parsed, const Children& children, const Match& found,
                    const Event& event);

// Two sides who met on the soil of one of them: the other came to visit. Requires: the event has its place.
void visit_by_place(Event& event);

// A visit where nobody came ("welcomed Italy's new government"), or that took place with neither side at
// home, is none. Requires: all that a document tells of the event has been brought together.
void check_visit(Event& event);

}  // namespace entente::events
