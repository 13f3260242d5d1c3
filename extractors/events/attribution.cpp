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

constexpr std::array<std::string_view, 7> words{"AGREE",  "SUPPORT",  "REQUEST", "ACCUSE",
                                                "REJECT", "THREATEN", "CONCEDE"};

// The person who is the agent of the verb that a noun stands under.
const actors::LinkedMention* person_above(const SentenceView& view, const Predicate& noun,
                                          std::string_view code) {
    const auto* at = &noun;
    for (int steps = 0; steps < highest && !at->verb && at->governor; ++steps) {
        at = view.relations.at(*at->governor);
        if (!at) return nullptr;
    }
    if (!at->verb || at->passive) return nullptr;
    for (const auto& argument : at->arguments)
        if (argument.relation == "agent")
            for (const auto* mention : view.parties.at(argument.token))
                if (mention->actor.kind == schema::ActorKind::person && mention->actor.code == code)
                    return mention;
    return nullptr;
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

void speak_in_person(const SentenceView& view, const Predicate& predicate, Event& event) {
    if (predicate.verb || std::ranges::find(words, event.frame->act) == words.end()) return;
    if (event.actor.size() != 1) return;
    auto& mention = event.actor.front().mention;
    if (mention.actor.kind != schema::ActorKind::country) return;
    if (const auto* person = person_above(view, predicate, mention.actor.code)) mention = *person;
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
