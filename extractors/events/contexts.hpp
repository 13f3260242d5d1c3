// What an event is about, in PLOVER's contexts: military, economic, diplomatic … (data/contexts.tsv). A
// context holds by the event's act, by the sector of a party, or by a word of the sentence.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extractors/events/event.hpp"
#include "extractors/language/parsed.hpp"
#include "graph/schema/event_types.hpp"
#include "graph/schema/result.hpp"

namespace entente::events {

// One context of an event, and what says so: an act, a sector, or a word.
struct ContextFound {
    std::string name;
    std::string rule;  // "word missile"
    std::string row;   // "contexts.tsv:9"

    friend bool operator==(const ContextFound&, const ContextFound&) = default;
};

struct Contexts {
    // Numbers of contexts in `names`, by "CONSULT" or "COERCE/cyber", by "MIL", by lower-case lemmas with
    // blanks between.
    using Index = std::unordered_map<std::string, std::vector<std::size_t>>;

    std::vector<std::string> names, rows;  // in the order of the table
    Index by_act, by_sector, by_words;
};

// Refuses an act or mode that event_types does not have.
schema::Result<Contexts> parse_contexts(std::string_view text, std::string_view name,
                                        const schema::EventTypes& types);

// In the order of the table. Requires: the event has its parties and its mode.
std::vector<ContextFound> contexts_of(const Contexts& contexts, const language::Parsed& parsed,
                                      language::Sentence sentence, const Event& event);

// The same, written into the event with the reasons.
void read_contexts(const Contexts& contexts, const language::Parsed& parsed, Event& event);

}  // namespace entente::events
