// How a joint declaration opens: "We, the leaders of Chile, Peru, Brazil …, gathered in Lima on 10 June 2022,
// reaffirm …". It tells of a meeting, where, when and of whom, in a sentence that may list thirty states:
// more than a parser makes a tree of. So it is read by the order of its words. Who came for a state that it
// names, the signatures at the end of the document tell.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "extractors/events/event.hpp"
#include "extractors/events/frames.hpp"
#include "extractors/events/sentence.hpp"

namespace entente::events {

// The meeting that the sentence opens a declaration with; none where it tells of none.
std::optional<Event> read_communique(const SentenceView& view, const Frames& frames);

// Puts whoever signed for a state into its place, in the meetings that read_communique() told. mentions: of
// the whole document, in order of begin.
void name_signatories(const language::Parsed& parsed, std::span<const actors::LinkedMention> mentions,
                      std::vector<Event>& events);

}  // namespace entente::events
