// What a sentence tells beside the words of its events: "China must free him, Oslo said" demands it of China,
// "will close the border unless Minsk frees them" threatens Minsk, "was to fly to Kyiv, but called off the
// trip" cancels the visit, and what a victim says was done to it is its word alone.
#pragma once

#include <vector>

#include "extractors/events/event.hpp"
#include "extractors/events/frames.hpp"
#include "extractors/events/sentence.hpp"
#include "extractors/events/status.hpp"

namespace entente::events {

// Where the words leave a side of the event out: the only party of the sentence that is not on the other
// side; none where there are several, or where neither side or both are known.
const actors::LinkedMention* only_other_party(const SentenceView& view, const Event& event);

// Sets right the statuses of a sentence's events, and adds the events that they imply.
void read_implied(const SentenceView& view, const Frames& frames, const Factuality& factuality,
                  std::vector<Event>& events);

}  // namespace entente::events
