#include "extractors/events/sentence.hpp"

#include <algorithm>

namespace entente::events {

using language::Parsed;

std::uint32_t clause_of(const Parsed& parsed, std::uint32_t token, const std::vector<std::uint32_t>& stops) {
    for (int steps = 0; steps < 64; ++steps) {
        const auto& at = parsed.tokens[token];
        if (std::ranges::find(stops, token) != stops.end()) return token;
        if (at.pos == "VERB" && at.label != "amod") return token;
        if (static_cast<std::uint32_t>(at.head) == token) return token;
        token = static_cast<std::uint32_t>(at.head);
    }
    return token;
}

}  // namespace entente::events
