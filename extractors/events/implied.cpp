#include "extractors/events/implied.hpp"

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <utility>

namespace entente::events {
namespace {

using schema::Status;

bool is_any(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

bool has_code(const std::vector<Participant>& side, std::string_view code) {
    return std::ranges::any_of(side,
                               [&](const Participant& party) { return party.mention.actor.code == code; });
}

// Another act between the one who speaks or acts and those who are meant.
Event act_towards(const Event& told, const Frame& frame, actors::LinkedMention actor,
                  std::vector<Participant> recipient, std::string rule) {
    auto event = told;
    event.frame = &frame;
    event.mode = frame.mode;
    event.status = Status::happened;
    event.actor = {{std::move(actor), "participant", told.field}};
    event.recipient = std::move(recipient);
    event.about.clear();
    event.date.reset();
    event.place.reset();
    event.why = {{"act", std::move(rule), frame.row}};
    return event;
}

// "China must free him, Oslo said"
std::optional<Event> demand(const SentenceView& view, const Frames& frames, const Event& event) {
    const auto* frame = frames.named("urge");
    const auto* predicate = view.relations.at(event.token);
    if (!frame || !predicate || event.status != Status::called_for || !event.said || !event.said->by ||
        predicate->modality != Modality::should)
        return std::nullopt;
    const auto& speaker = *event.said->by;
    if (speaker.actor.code.empty() || has_code(event.actor, speaker.actor.code)) return std::nullopt;
    auto demanded = act_towards(event, *frame, speaker, event.actor, "must, says another");
    demanded.trigger = event.said->span;
    return demanded;
}

const Predicate* condition_of(const Relations& relations, std::uint32_t token) {
    for (const auto& predicate : relations.predicates())
        if (predicate.link == Link::condition && predicate.governor == token) return &predicate;
    return nullptr;
}

// "will impose sanctions on Belarus unless Minsk frees them": hostile, and in the other side's hands.
void threaten(const SentenceView& view, const Frames& frames, Event& event) {
    const auto* frame = frames.named("threaten");
    const bool hostile = is_any(event.frame->act, {"SANCTION", "ASSAULT", "COERCE", "MOBILIZE", "REJECT"});
    if (!frame || !hostile || event.status != Status::hypothetical || event.actor.empty()) return;
    const auto* predicate = view.relations.at(event.token);
    const auto* condition = condition_of(view.relations, event.token);
    // "would have" is past.
    if (!condition || !predicate || predicate->modality == Modality::may) return;
    std::vector<Participant> warned;
    for (const auto& argument : condition->arguments)
        if (argument.relation == "agent")
            for (const auto* mention : view.parties.at(argument.token))
                if (has_code(event.recipient, mention->actor.code))
                    warned.push_back({*mention, "participant", event.field});
    if (warned.empty()) return;
    event =
        act_towards(event, *frame, event.actor.front().mention, std::move(warned), "a condition put to it");
}

// "… had been shelled by Iran, Iraq says": whom it befell vouches for it alone.
void doubt_victim(Event& event) {
    const bool grave = is_any(event.frame->act, {"ASSAULT", "COERCE"});
    if (!grave || event.status != Status::happened || !event.said || !event.said->by) return;
    const auto& code = event.said->by->actor.code;
    if (!code.empty() && has_code(event.recipient, code)) event.status = Status::alleged;
}

bool calls_off(const Factuality& factuality, const Predicate& predicate) {
    if (!predicate.verb || predicate.negated) return false;
    for (const auto* as : {"verb", "subject"})
        if (const auto* effect = factuality.of(as, predicate.lemma))
            if (effect->plain == Status::cancelled) return true;
    return false;
}

// "was to fly to Kyiv, but he called off the trip"
void call_off(const SentenceView& view, const Factuality& factuality, std::vector<Event>& events) {
    for (const auto& predicate : view.relations.predicates()) {
        const bool told = std::ranges::any_of(
            events, [&](const Event& event) { return event.status == Status::cancelled; });
        if (told || !calls_off(factuality, predicate)) continue;
        for (auto& event : events)
            if (event.status == Status::planned && event.token < predicate.token)
                event.status = Status::cancelled;
    }
}

}  // namespace

const actors::LinkedMention* only_other_party(const SentenceView& view, const Event& event) {
    const bool one_sided = event.actor.empty() != event.recipient.empty();
    if (!one_sided || event.actor.size() > 1) return nullptr;
    const auto& side = event.actor.empty() ? event.recipient : event.actor;
    const actors::LinkedMention* other = nullptr;
    for (const auto& mention : view.mentions) {
        const auto key = key_of(mention.actor);
        const bool nowhere = mention.actor.kind == schema::ActorKind::place && mention.actor.code.empty();
        const bool known = std::ranges::any_of(
            side, [&](const Participant& party) { return key_of(party.mention.actor) == key; });
        if (nowhere || known) continue;
        if (other && key_of(other->actor) != key) return nullptr;
        if (!other) other = &mention;
    }
    return other;
}

void read_implied(const SentenceView& view, const Frames& frames, const Factuality& factuality,
                  std::vector<Event>& events) {
    call_off(view, factuality, events);
    for (std::size_t i = 0, told = events.size(); i < told; ++i) {
        doubt_victim(events[i]);
        threaten(view, frames, events[i]);
        if (auto demanded = demand(view, frames, events[i])) events.push_back(*std::move(demanded));
    }
}

}  // namespace entente::events
