// Which words of a text a labelled event speaks of: its trigger, found again, and whether a candidate reading
// is that event.
#pragma once

#include <optional>
#include <string_view>

#include "extractors/events/candidates.hpp"
#include "extractors/training/gold.hpp"
#include "graph/schema/span.hpp"

namespace entente::training {

// Bytes of the trigger; of the evidence where the trigger is not in it; none where neither is found.
std::optional<schema::ByteSpan> find_trigger(std::string_view text, const GoldEvent& event);

// excused: as good as right, or cannot be told; neither to be learned as right nor as wrong.
enum class Verdict { right, wrong, excused };

// Are these the parties of the event, each on its side?
Verdict judge(const events::Candidate& candidate, const GoldEvent& event);

}  // namespace entente::training
