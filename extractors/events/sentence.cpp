#include "extractors/events/sentence.hpp"

#include <algorithm>

namespace entente::events {

using language::Parsed;

const std::vector<DateMention>& SentenceView::dates(bool ahead) const {
    auto& known = dates_[ahead ? 1 : 0];
    if (!known) known = find_dates(parsed, sentence, day, ahead);
    return *known;
}

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
