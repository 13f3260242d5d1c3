// The events of one parsed text (a document's title or its body), before they are brought together with
// others.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "extractors/events/contexts.hpp"
#include "extractors/events/event.hpp"
#include "extractors/events/frames.hpp"
#include "extractors/events/status.hpp"
#include "extractors/language/parsed.hpp"
#include "graph/schema/date.hpp"

namespace entente::events {

struct Rules {
    Frames frames;
    Factuality factuality;
    Contexts contexts{};
};

struct ReadOptions {
    schema::Field field = schema::Field::text;
    std::optional<schema::Day> day;  // the document's date, for "today"; none: relative dates stay unread
};

// mentions: in order of begin. Only events with two parties or more are read.
std::vector<Event> read_events(const Rules& rules, const language::Parsed& parsed,
                               std::span<const actors::LinkedMention> mentions, const ReadOptions& options);

}  // namespace entente::events
