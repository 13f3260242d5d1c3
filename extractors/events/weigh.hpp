// What the scorer makes of a text's sentences: every candidate with its score, and which of them are told.
// Reading and explaining ask the same.
#pragma once

#include <cstdint>
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
    std::size_t unpaired = 0;    // predicates of too many: of them only what the frames read was weighed
};

// What is kept of what was weighed: everything, or of each predicate the best few that are sure enough to be
// told. Kept over a whole text, the others can take more memory than all else.
enum class Keep : std::uint8_t { all, likely };

// One for each sentence, which is to outlive it. Requires: rules with weights.
std::deque<Weighed> weigh(const Rules& rules, const std::deque<ReadSentence>& sentences,
                          const ReadOptions& options, Keep keep = Keep::all);

// The best of what may be told, nothing twice. How sure they are is known when they are events
// (calibrate.hpp).
std::vector<Found> worth_telling(const std::deque<Weighed>& weighed, double min_confidence);

}  // namespace entente::events
