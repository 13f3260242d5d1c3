#include "extractors/events/attribution.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace entente::events {
namespace {

constexpr int highest = 16;

constexpr std::array<std::string_view, 11> sayings{"say",   "tell", "announce", "report", "state",  "add",
                                                   "claim", "note", "write",    "read",   "confirm"};

Said saying(const SentenceView& view, const Predicate& verb) {
    Said said{.by = {}, .verb = verb.lemma, .span = view.parsed.tokens[verb.token].span};
    for (const auto& argument : verb.arguments)
        if (argument.relation == "agent" && !view.parties.at(argument.token).empty())
            said.by = *view.parties.at(argument.token).front();
    return said;
}

}  // namespace

std::optional<Said> said_by(const SentenceView& view, const Predicate& predicate) {
    const auto* at = &predicate;
    for (int steps = 0; steps < highest && at->governor; ++steps) {
        const auto* above = view.relations.at(*at->governor);
        if (!above) return std::nullopt;
        const bool reports = above->verb && std::ranges::find(sayings, above->lemma) != sayings.end();
        if (reports && at->link == Link::complement) return saying(view, *above);
        at = above;
    }
    return std::nullopt;
}

bool is_denied_by_speaker(const SentenceView& view, const Predicate& predicate) {
    const auto* at = &predicate;
    // "a call has not taken place": the noun's verb bears the negation.
    if (!at->verb && at->governor) at = view.relations.at(*at->governor);
    const bool finite = at && at->verb && !at->infinitive && at->modality == Modality::none;
    if (!finite || !at->negated || !at->past) return false;
    const auto said = said_by(view, *at);
    return said && said->by;
}

}  // namespace entente::events
