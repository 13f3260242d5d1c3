// Why a text gave the events that it gave, and why it gave no others: for each sentence the tree, the actors
// and what linked them, every frame whose word it holds with what fits and what is missing, and the records.
// A value that the writers of explain_text, explain_json and explain_html show; it decides nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/explain_scorer.hpp"
#include "extractors/pipeline.hpp"
#include "extractors/text/document.hpp"
#include "graph/schema/event.hpp"
#include "graph/schema/record.hpp"
#include "graph/schema/result.hpp"

namespace entente::app {

// Token numbers count from the sentence's first.
struct ShownToken {
    std::string form, lemma, pos, label;
    std::uint32_t head = 0;  // its own number for a root
    bool space_after = false;
};

struct ShownMention {
    std::uint32_t begin = 0, end = 0;
    std::string text;
    actors::LinkedMention mention;
};

struct ShownSlot {
    std::string relation;
    std::string text;  // of the actor that fills it
};

// A frame whose word the sentence holds.
struct ShownAttempt {
    std::uint32_t token = 0;  // its predicate
    std::string word;
    std::string frame, row;
    std::string act, mode;  // act "": fits what is no event
    std::vector<ShownSlot> filled;
    bool fits = false;
    bool chosen = false;
    std::string
        told_as{};  // of the chosen: what bears on whether it happened: "past; under “said” (complement)"
    std::string outcome;  // "no agent: “it” is nobody known"; "fits, but accuse.of fits better"
};

struct ShownEvent {
    schema::Record record;
    std::uint32_t token = 0;  // first of the trigger
    double probability = 0;   // of the scorer; 0 where the frames alone decided
    std::vector<ShownReason> reasons{};
};

struct ShownSentence {
    std::uint32_t number = 0;  // as in the evidence of records: 0 is the title
    schema::Field field = schema::Field::text;
    std::string text;
    std::vector<ShownToken> tokens;
    std::vector<ShownMention> mentions;
    std::vector<ShownAttempt> attempts;
    std::vector<std::string> without_frame;  // verbs and nouns with an actor beside them that no frame has
    std::vector<ShownEvent> events;
    std::vector<ShownScore>
        rejected;  // what the scorer weighed and did not choose, with their tokens as above
};

struct Explanation {
    std::string document;
    std::string date, date_basis;  // "" where there is none
    std::vector<ShownSentence> sentences;
    std::optional<schema::Event> event{};  // of a graph: what the record was joined to
};

// records: what the document gave, in full scope.
Explanation explain(const pipeline::Engine& engine, const text::Document& document,
                    const pipeline::LinkedDocument& linked, const std::vector<schema::Record>& records);

// "RUS ACCUSE UKR happened", "JPN+USA CONSULT/meet planned"
std::string in_short(const schema::Record& record);

}  // namespace entente::app
