// Of all candidate readings of a text, those that are told: the best of each happening, and none twice.
#pragma once

#include <cstdint>
#include <vector>

#include "extractors/events/scorer.hpp"

namespace entente::events {

struct Found {
    Scored scored;
    std::uint32_t sentence = 0;
};

// In order of sentence and predicate. A predicate tells an act once, and the same sides do not do the same
// with one more in another sentence.
std::vector<Found> choose(std::vector<Found> found);

}  // namespace entente::events
