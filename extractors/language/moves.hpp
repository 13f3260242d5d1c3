// The list of transitions of a spaCy parser or entity recogniser, in the order of the network's outputs, as its file
// `moves` tells it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/schema/result.hpp"

namespace entente::language {

struct Move {
    int action = 0;     // the transition system's own number
    std::string label;  // "" where the action takes none

    friend bool operator==(const Move&, const Move&) = default;
};

// json: {"action": {"label": frequency}}. The order is spaCy's: by action, then frequency and label, both descending;
// labels of negative frequency were added after training and come last.
schema::Result<std::vector<Move>> parse_moves(std::string_view json, const std::string& file);

}  // namespace entente::language
