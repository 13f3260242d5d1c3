// Labelled documents: text, and every event that it tells, as codes of who did it to whom. What the scorer
// learns from, and what rows of frames are judged by; the format is that of an event record cut down to what
// a reader can label (docs/training.md).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/schema/record.hpp"
#include "graph/schema/result.hpp"

namespace entente::training {

struct GoldEvent {
    std::string type;  // as labelled: a planned meeting is AGREE
    std::string act;   // what would take place: CONSULT
    schema::Status status = schema::Status::happened;
    std::vector<std::string> actors;  // codes, sorted; parties without a code left out
    std::vector<std::string> recipients;
    bool mutual = false;   // the order of the sides means nothing
    std::string evidence;  // words of the text
    std::string trigger;   // of them, those that tell the act
    bool date_labelled = false;
    std::optional<schema::DateRange> date{};  // none: the text lets nobody tell
};

struct GoldDocument {
    std::string id;
    std::vector<GoldEvent> events;
};

// One line of labelled JSONL: {"id", "text", "date", "events": [{"type", "act", "status",
// "actor", "recipient", "reciprocal", "evidence", "trigger"}]}. Errors name the field and what was expected.
schema::Result<GoldDocument> parse_gold(std::string_view line);

}  // namespace entente::training
