// Where an event took place, which need not be where its parties come from: what its clause says, the only
// place of the sentence, or the country of the side on whose soil such a thing is done.
#pragma once

#include "extractors/events/event.hpp"
#include "extractors/events/match.hpp"
#include "extractors/events/sentence.hpp"

namespace entente::events {

// Requires: act, mode and parties of the event.
void read_place(const SentenceView& view, const Match& found, Event& event);

}  // namespace entente::events
