// What the scorer makes of a text's sentences: every candidate with its score, and which of them are told.
// Reading and explaining ask the same.
#pragma once

#include <deque>
#include <vector>

#include "extractors/events/choose.hpp"
#include "extractors/events/read.hpp"
#include "extractors/events/scorer.hpp"

namespace entente::events {

struct Weighed {
    Describer describer;
    std::vector<Prospect> prospects;
    std::vector<Scored> scored;  // in order of predicate
};

// One for each sentence, which is to outlive it. Requires: rules with weights.
std::deque<Weighed> weigh(const Rules& rules, const std::deque<ReadSentence>& sentences,
                          const ReadOptions& options);

// Those that are sure enough and not told twice.
std::vector<Found> told(const std::deque<Weighed>& weighed, double min_confidence);

double probability_of(float log_odds);

}  // namespace entente::events
