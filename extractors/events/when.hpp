// When an event happened, as its clause says.
#pragma once

#include "extractors/events/event.hpp"
#include "extractors/events/match.hpp"
#include "extractors/events/sentence.hpp"

namespace entente::events {

// Gives the event the date of its clause, if there is one. Requires: its act and status.
void read_date(const SentenceView& view, const Match& found, Event& event);

}  // namespace entente::events
