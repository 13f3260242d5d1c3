// How sure a record is. The scorer's opinion of a reading says whether act and parties are right; how often a
// record like it is right as a whole, with its status and after all tellings were brought together, is
// another number, learned from records of documents that the scorer had not seen. A linear model of its own
// (`calibration` of the weights) brings the one to the other: Platt's sigmoid (1999), with an offset for what
// else is known of the record, and for its act as far as examples of it carry one.
#pragma once

#include <optional>
#include <string_view>

#include "extractors/events/event.hpp"
#include "extractors/events/features.hpp"
#include "extractors/events/weights.hpp"
#include "graph/schema/record.hpp"

namespace entente::events {

// What is known of a told event, from whichever scorer its opinion came.
struct Told {
    std::string_view act;
    schema::Status status = schema::Status::happened;
    bool foreground = true;
    bool by_frame = true;  // false: no row tells it, the scorer alone found it
    double opinion = 0;    // probability, by the scorer
};

// Of an event or a record whose confidence is the scorer's opinion still. None where nothing was learned that
// could tell how often it is right: what is denied or hypothetical (labelled text has none), a user's frames.
std::optional<Told> told(const Event& event);
std::optional<Told> told(const schema::Record& record);

void describe(const Told& told, Features& features);

// Probability that the event is right; the scorer's opinion where the weights have no calibration for it.
double calibrated(const Weights& weights, const Event& event);

}  // namespace entente::events
