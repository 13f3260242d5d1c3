// What the learned scorer said of a text's readings, taken apart: each reading's probability, and the
// features that weighed most for and against it. Without weights there is nothing to tell.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/events/read.hpp"
#include "extractors/pipeline.hpp"

namespace entente::app {

// How much one feature said for (above zero) or against a reading, in log odds.
struct ShownReason {
    std::string feature;  // "word: lemma accuse", "parties: rel actor agent", "record: status planned"
    double weight = 0;
};

// A reading that the scorer weighed.
struct ShownScore {
    std::uint32_t sentence = 0;  // of the text
    std::uint32_t token = 0;     // its predicate
    std::string act;
    std::string parties;     // "RUS → UKR", "JPN+USA"
    double probability = 0;  // calibrated
    bool chosen = false;
    std::vector<ShownReason> reasons;
};

// By sentence; in each the chosen ones and the best of those that were not, at most a few, best first.
std::vector<ShownScore> explain_scores(const events::Rules& rules, const pipeline::LinkedText& text,
                                       const events::ReadOptions& options);

}  // namespace entente::app
