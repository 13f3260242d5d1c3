// What a meeting, a statement or an agreement is about, in the text's own words: what "on", "about", "over"
// or "regarding" brings to its predicate or to the noun that carries it, or what was discussed.
#pragma once

#include <optional>

#include "extractors/events/event.hpp"
#include "extractors/events/match.hpp"
#include "extractors/events/relations.hpp"
#include "extractors/language/parsed.hpp"
#include "graph/schema/span.hpp"

namespace entente::events {

// The whole phrase: "the war in Gaza". None where the sentence names no topic, or only a day ("on Thursday")
// or a party.
std::optional<schema::ByteSpan> topic_of(const language::Parsed& parsed, const Children& children,
                                         const Relations& relations, const Match& found);

// The same, written into the event with the reason.
void read_topic(const language::Parsed& parsed, const Children& children, const Relations& relations,
                const Match& found, Event& event);

}  // namespace entente::events
