// The events of one parsed text (a document's title or its body), before they are brought together with
// others.
#pragma once

#include <deque>
#include <optional>
#include <span>
#include <vector>

#include "extractors/events/candidates.hpp"
#include "extractors/events/contexts.hpp"
#include "extractors/events/event.hpp"
#include "extractors/events/frames.hpp"
#include "extractors/events/status.hpp"
#include "extractors/events/weights.hpp"
#include "extractors/language/parsed.hpp"
#include "graph/schema/date.hpp"

namespace entente::events {

struct Scored;

struct Rules {
    Frames frames;
    Factuality factuality;
    Contexts contexts{};
    std::vector<Frame> plain{};        // one for each act, for events that no row tells
    std::optional<Weights> weights{};  // none: the frames alone decide
};

struct ReadOptions {
    schema::Field field = schema::Field::text;
    std::optional<schema::Day> day;  // the document's date, for "today"; none: relative dates stay unread
    double min_confidence = 0.21;    // of what the scorer tells
    bool domestic = false;           // parties of one state, too
};

// A sentence before anything is chosen.
struct ReadSentence {
    ReadSentence(const language::Parsed& parsed, std::uint32_t number,
                 std::span<const actors::LinkedMention> mentions, const ReadOptions& options)
        : view(parsed, number, mentions, options.day, options.field) {}

    SentenceView view;
    std::vector<Side> sides{};      // that it names, and that the discourse offers
    std::vector<Event> readings{};  // what the frames make of it
};

// Frames without slots, one for each act: how an event is coded that the scorer alone found.
std::vector<Frame> plain_frames(const schema::EventTypes& types);

// Of a text, in order; sentences without a mention are left out. mentions: in order of begin.
std::deque<ReadSentence> read_sentences(const Rules& rules, const language::Parsed& parsed,
                                        std::span<const actors::LinkedMention> mentions,
                                        const ReadOptions& options);

struct Scored;

// The event that a scored candidate tells, with the date that the rules give it. None where the text says
// that it did not happen.
std::optional<Event> read_chosen(const Rules& rules, const SentenceView& view, const ReadOptions& options,
                                 const Scored& scored, std::string_view act);
struct ReadText {
    std::vector<Event> events{};
    std::size_t unpaired =
        0;  // predicates of monstrous sentences of which only the frames' reading was weighed
};

// mentions: in order of begin. Only events with two parties or more are read.
ReadText read_events(const Rules& rules, const language::Parsed& parsed,
                     std::span<const actors::LinkedMention> mentions, const ReadOptions& options);

}  // namespace entente::events
