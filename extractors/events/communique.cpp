#include "extractors/events/communique.hpp"

#include <algorithm>
#include <initializer_list>
#include <set>
#include <string>
#include <string_view>

#include "extractors/actors/declaration.hpp"

namespace entente::events {
namespace {

using actors::LinkedMention;
using language::Parsed;
using schema::ActorKind;

constexpr std::string_view rule = "opening of a declaration";
constexpr double confidence = 0.85;
constexpr std::uint32_t between_signatures = 40;

bool is_any(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

bool is_member(const LinkedMention& mention) {
    return !mention.pronoun && !mention.actor.code.empty() && mention.actor.kind != ActorKind::place;
}

std::size_t count_codes(const std::vector<Participant>& parties) {
    std::set<std::string_view> codes;
    for (const auto& party : parties) codes.insert(party.mention.actor.code);
    return codes.size();
}

// A person stands for his state: "the President of Peru, Peru's …".
void add(std::vector<Participant>& parties, const LinkedMention& mention, schema::Field field) {
    const bool person = mention.actor.kind == ActorKind::person;
    for (auto& party : parties) {
        if (party.mention.actor.id == mention.actor.id) return;
        if (party.mention.actor.code != mention.actor.code) continue;
        if (!person) return;
        if (party.mention.actor.kind != ActorKind::person) {
            party.mention = mention;
            return;
        }
    }
    parties.push_back({mention, "participant", field});
}

// Whoever is listed from one token to the other.
std::vector<Participant> listed(const SentenceView& view, std::uint32_t begin, std::uint32_t end) {
    std::vector<Participant> parties;
    for (const auto& mention : view.mentions)
        if (mention.begin >= begin && mention.end <= end && is_member(mention))
            add(parties, mention, view.field);
    return parties;
}

bool is_named(const SentenceView& view, std::uint32_t token) {
    return std::ranges::any_of(view.mentions, [&](const LinkedMention& mention) {
        return mention.begin <= token && token < mention.end;
    });
}

// "met", "have gathered"; not "will meet".
bool tells_meeting(const SentenceView& view, const actors::Opening& opening) {
    if (opening.verb >= view.sentence.end) return false;
    const auto& tokens = view.parsed.tokens;
    return is_any(tokens[opening.verb].norm,
                  {"met", "meet", "meeting", "gathered", "gather", "convened", "convene", "assembled"}) &&
           tokens[opening.verb - 1].tag != "MD";
}

// How far what is said of the meeting goes: "… held at the White House in Washington from 28-29 September".
std::uint32_t end_of_meeting(const SentenceView& view, std::uint32_t verb) {
    auto at = verb + 1;
    for (; at < view.sentence.end; ++at) {
        const auto& token = view.parsed.tokens[at];
        const bool told_of_it =
            is_any(token.lemma, {"hold", "host", "convene", "take"}) || is_named(view, at);
        if (is_any(token.pos, {"VERB", "AUX"}) && !told_of_it) break;
    }
    return at;
}

void read_meeting_place(const SentenceView& view, std::uint32_t begin, std::uint32_t end, Event& event) {
    for (const auto& mention : view.mentions) {
        if (mention.begin < begin || mention.end > end || mention.actor.country.empty()) continue;
        const bool place = mention.actor.kind == ActorKind::place || mention.use == actors::Use::place;
        auto before = mention.begin;
        while (before > begin && view.parsed.tokens[before - 1].norm == "the") --before;
        if (!place || before == begin || !is_any(view.parsed.tokens[before - 1].norm, {"in", "at", "on"}))
            continue;
        event.place = Placed{std::string(schema::slice(view.parsed.text, mention.span)),
                             mention.actor.country, mention.span, view.field, mention.row};
        event.why.push_back({"place", std::string(rule), mention.row});
        return;
    }
}

void read_meeting_date(const SentenceView& view, std::uint32_t end, Event& event) {
    for (const auto& date : view.dates(false)) {
        if (date.token >= end || date.range.precision != schema::DatePrecision::day) continue;
        event.date = Dated{date.range, schema::DateBasis::text, date.span, view.field};
        event.why.push_back({"date", std::string(rule), ""});
        return;
    }
}

bool is_told_here(const Event& event) {
    return std::ranges::any_of(event.why,
                               [](const schema::Why& why) { return why.field == "act" && why.rule == rule; });
}

// The persons named in the last lines, one after another.
std::vector<LinkedMention> signatures(const Parsed& parsed, std::span<const LinkedMention> mentions) {
    std::vector<LinkedMention> found;
    auto next = static_cast<std::uint32_t>(parsed.tokens.size());
    for (auto mention = mentions.rbegin(); mention != mentions.rend(); ++mention) {
        if (mention->actor.kind != ActorKind::person || mention->pronoun) continue;
        if (next - mention->end > between_signatures) break;
        found.push_back(*mention);
        next = mention->begin;
    }
    return found;
}

}  // namespace

std::optional<Event> read_communique(const SentenceView& view, const Frames& frames) {
    const auto* frame = frames.named("meet.each-other");
    const auto opening = actors::opening_of(view.parsed, view.sentence, view.mentions);
    if (!frame || !opening || !tells_meeting(view, *opening)) return std::nullopt;
    const auto verb = opening->verb;
    Event event{.frame = frame, .field = view.field, .sentence = view.number, .token = verb};
    event.actor = listed(view, opening->begin, verb);
    const auto states = count_codes(event.actor);
    if (states < 2) return std::nullopt;
    event.mode = states > 2 ? "multilateral" : frame->mode;
    event.trigger = view.parsed.tokens[verb].span;
    event.evidence = view.span();
    event.confidence = confidence;
    event.why.push_back({"act", std::string(rule), frame->row});
    const auto end = end_of_meeting(view, verb);
    read_meeting_place(view, verb, end, event);
    read_meeting_date(view, end, event);
    return event;
}

void name_signatories(const Parsed& parsed, std::span<const LinkedMention> mentions,
                      std::vector<Event>& events) {
    constexpr std::size_t least = 3;
    const auto signed_by = signatures(parsed, mentions);
    if (signed_by.size() < least) return;
    for (auto& event : events) {
        if (!is_told_here(event)) continue;
        for (auto& party : event.actor) {
            const auto signs = [&](const LinkedMention& mention) {
                return mention.actor.code == party.mention.actor.code;
            };
            const auto signatory = std::ranges::find_if(signed_by, signs);
            if (party.mention.actor.kind != ActorKind::person && signatory != signed_by.end())
                party.mention = *signatory;
        }
    }
}

}  // namespace entente::events
