#include "extractors/events/where.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

namespace entente::events {
namespace {

using actors::LinkedMention;
using language::Parsed;

bool is_any(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

bool is_call(const Event& event) {
    return event.mode == "phone" || event.mode == "virtual";
}

// Meetings and deeds have a place, calls have none; words have one only where the verb itself does: "said in
// Paris", or where it is a city: "signed an agreement in Paris".
bool takes_place(const Event& event) {
    if (is_call(event)) return false;
    return is_any(event.frame->act,
                  {"CONSULT", "COOPERATE", "ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "RETREAT", "AID"});
}

bool stands_at(const Parsed& parsed, const LinkedMention& mention, std::uint32_t predicate) {
    const auto above = static_cast<std::uint32_t>(parsed.tokens[mention.head].head);
    return parsed.tokens[above].pos == "ADP" &&
           parsed.tokens[above].head == static_cast<std::int32_t>(predicate);
}

// As the text spells it: "Donbass", not the table's "Donbas".
Placed placed_at(const SentenceView& view, const LinkedMention& mention) {
    auto written = std::string(schema::slice(view.parsed.text, mention.span));
    return {std::move(written), mention.actor.country, mention.span, view.field, mention.row};
}

// The country by its own name where the text has a word made of it: "French troops".
void name_country(const SentenceView& view, Event& event, const LinkedMention& mention,
                  std::string_view rule) {
    event.place = Placed{mention.actor.name, mention.actor.country, mention.span, view.field, mention.row};
    event.why.push_back({"place", std::string(rule), mention.row});
}

void put_place(const SentenceView& view, Event& event, const LinkedMention& mention, std::string_view rule) {
    event.place = placed_at(view, mention);
    event.why.push_back({"place", std::string(rule), mention.row});
}

// A city says more than the state that a visit goes to; nobody meets in "the Americas" or "the Indo-Pacific".
bool says_more(const Event& event, const LinkedMention& mention) {
    const auto& place = *event.place;
    const bool city = mention.actor.kind == schema::ActorKind::place;
    if (place.country.empty() && !mention.actor.country.empty()) return city || event.frame->act == "CONSULT";
    return city && !is_any(place.row.substr(0, 6), {"places", "contes"});
}

void place_in_clause(const SentenceView& view, const Match& found, Event& event) {
    auto stops = found.nouns;
    stops.push_back(found.predicate->token);
    for (const auto& mention : view.mentions) {
        if (mention.use != actors::Use::place) continue;
        const bool city = is_any(event.frame->act, {"SUPPORT", "AGREE"}) &&
                          mention.actor.kind == schema::ActorKind::place && !mention.actor.code.empty();
        if (!takes_place(event) && !city && !stands_at(view.parsed, mention, found.predicate->token))
            continue;
        const auto clause = clause_of(view.parsed, mention.head, stops);
        if (std::ranges::find(stops, clause) == stops.end()) continue;
        if (event.place && !says_more(event, mention)) continue;
        event.place = placed_at(view, mention);
    }
    if (event.place) event.why.push_back({"place", "place in the clause", event.place->row});
}

// The only place that the sentence names.
void place_in_sentence(const SentenceView& view, Event& event) {
    const LinkedMention* only = nullptr;
    for (const auto& mention : view.mentions) {
        if (mention.use != actors::Use::place || mention.pronoun) continue;
        if (only && only->actor.id != mention.actor.id) return;
        only = &mention;
    }
    if (only) put_place(view, event, *only, "place in the sentence");
}

// A visit is in the host's country, an attack in that of the attacked, an arrest in that of who arrests.
void place_of_party(const SentenceView& view, Event& event) {
    const bool there = event.mode == "visit" || is_any(event.frame->act, {"ASSAULT", "AID", "MOBILIZE"});
    const bool here = event.frame->act == "COERCE";
    const auto& side = there ? event.recipient : event.actor;
    if ((!there && !here) || side.empty()) return;
    const auto& country = side.front().mention.actor.country;
    const bool same = std::ranges::all_of(
        side, [&](const Participant& party) { return party.mention.actor.country == country; });
    if (!same || country.empty()) return;
    // A person or ministry stands for where it is from, if the sentence names that, too.
    const auto named = [&](const LinkedMention& mention) {
        return mention.actor.kind == schema::ActorKind::country && mention.actor.country == country &&
               !mention.pronoun;
    };
    const auto mention = std::ranges::find_if(view.mentions, named);
    if (mention != view.mentions.end())
        name_country(view, event, *mention, there ? "the other side's country" : "the actor's country");
}

}  // namespace

void read_place(const SentenceView& view, const Match& found, Event& event) {
    if (is_call(event)) return;
    place_in_clause(view, found, event);
    if (!event.place && takes_place(event)) place_in_sentence(view, event);
    if (!event.place && takes_place(event)) place_of_party(view, event);
}

}  // namespace entente::events
