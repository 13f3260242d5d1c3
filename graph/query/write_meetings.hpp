// Meetings, and other events with their parties side by side, as an answer.
#pragma once

#include <ostream>
#include <span>
#include <string>
#include <vector>

#include "graph/query/meetings.hpp"
#include "graph/query/write_answer.hpp"
#include "graph/schema/result.hpp"

namespace entente::query {

// "Antony Blinken (Secretary of State, USA) / Wang Yi (Foreign Minister, CHN)"
std::string describe_sides(const std::vector<std::vector<MeetingParty>>& sides);

Answer to_answer(std::span<const Meeting> meetings);

// Gives each row the proofs of the meeting at the same place.
schema::Result<void> add_proofs(Answer& answer, std::span<const Meeting> meetings, store::Store& store);

schema::Result<void> write(std::ostream& out, std::span<const Meeting> meetings,
                           const OutputOptions& options);

}  // namespace entente::query
