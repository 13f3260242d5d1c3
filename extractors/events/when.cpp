#include "extractors/events/when.hpp"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

#include "extractors/events/date_words.hpp"

namespace entente::events {
namespace {

using language::Parsed;

bool is_any(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

bool stands_in(const std::vector<std::uint32_t>& tokens, std::uint32_t token) {
    return std::ranges::find(tokens, token) != tokens.end();
}

bool is_noun(const language::Token& token) {
    return token.pos == "NOUN" || token.pos == "PROPN";
}

// "a meeting that had been scheduled for 12 October" is on the twelfth.
bool sets_date_of(const Parsed& parsed, std::uint32_t verb, const std::vector<std::uint32_t>& words) {
    return is_any(parsed.tokens[verb].label, {"relcl", "acl"}) &&
           stands_in(words, static_cast<std::uint32_t>(parsed.tokens[verb].head));
}

// How many nouns stand on the way up from a date to the event's words; none: they belong to another verb.
// "freed after talks in March" dates the talks, and a possessive ("Friday's talks") nothing but its noun.
std::optional<int> nouns_between(const Parsed& parsed, const DateMention& date,
                                 const std::vector<std::uint32_t>& words) {
    constexpr int highest = 64;
    auto token = date.token;
    for (int steps = 0, nouns = 0; steps < highest; ++steps) {
        if (stands_in(words, token)) return nouns;
        const auto& at = parsed.tokens[token];
        const bool inside = at.span.begin >= date.span.begin && at.span.end <= date.span.end;
        if (at.pos == "VERB" && at.label != "amod") {
            if (sets_date_of(parsed, token, words)) return nouns;
            // "effective Sunday", "beginning on 20 February"
            if (!is_any(at.lemma, {"begin", "start"}) || at.tag != "VBG") return std::nullopt;
        }
        if (is_noun(at) && !inside) ++nouns;
        const auto above = static_cast<std::uint32_t>(at.head);
        if (above == token) return std::nullopt;
        if (at.label == "poss" && !stands_in(words, above)) return std::nullopt;
        token = above;
    }
    return std::nullopt;
}

// The date that belongs to the event: nearest by the tree. A meeting may have one noun between ("met the
// ministers in March"), a deed only its own object.
std::optional<DateMention> date_of(const std::vector<DateMention>& dates, const Parsed& parsed,
                                   const Match& found, bool meeting) {
    auto words = found.nouns;
    words.push_back(found.predicate->token);
    auto objects = words;
    for (const auto& argument : found.predicate->arguments)
        if (argument.relation == "patient") objects.push_back(argument.token);
    std::optional<DateMention> best;
    int fewest = meeting ? 2 : 1;
    for (const auto& date : dates) {
        const auto own = nouns_between(parsed, date, words);
        const auto near = own ? own : nouns_between(parsed, date, objects);
        if (!near) continue;
        const int nouns = nouns_between(parsed, date, objects).value_or(*near);
        if (nouns < fewest) best = date, fewest = nouns;
    }
    return best;
}

// "the September 2021 commitment"
bool modifies_noun(const Parsed& parsed, std::uint32_t token, std::uint32_t predicate) {
    for (int steps = 0; steps < 4; ++steps) {
        const auto& at = parsed.tokens[token];
        const auto above = static_cast<std::uint32_t>(at.head);
        if (above == predicate) return false;
        if (is_any(at.label, {"compound", "nmod", "amod", "poss"}) && parsed.tokens[above].pos == "NOUN")
            return true;
        if (parsed.tokens[above].pos != "PROPN" && parsed.tokens[above].pos != "NUM") return false;
        token = above;
    }
    return false;
}

bool is_in_relative_clause(const Parsed& parsed, std::uint32_t token) {
    constexpr int highest = 16;
    for (int steps = 0; steps < highest && parsed.tokens[token].pos != "VERB"; ++steps)
        token = static_cast<std::uint32_t>(parsed.tokens[token].head);
    return is_any(parsed.tokens[token].label, {"relcl", "acl"});
}

// A noun that the clause is about, "talks began", "ended its blockade"; not "thanked it after the attack".
bool is_about_noun(const SentenceView& view, const Predicate& noun) {
    if (!noun.governor || noun.link != Link::noun) return true;
    const auto* above = view.relations.at(*noun.governor);
    return above && above->verb && std::ranges::any_of(above->arguments, [&](const Argument& argument) {
               return argument.token == noun.token && is_any(argument.relation, {"agent", "patient"});
           });
}

// What a report tells without a date happened on its day, if it is told as news: not what is to come or
// wanted, nor what is named in passing.
bool is_of_the_day(const SentenceView& view, const Match& found, const Event& event) {
    if (event.status == schema::Status::cancelled) return true;
    if (event.status != schema::Status::happened) return false;
    const auto& predicate = *found.predicate;
    // "In a telephone conversation the Emir thanked …", "following the talks they signed": the report's own
    // meeting.
    const bool meeting = event.frame->act == "CONSULT";
    if (!predicate.verb) return event.foreground && (meeting || is_about_noun(view, predicate));
    return event.foreground || is_any(view.parsed.tokens[predicate.token].tag, {"VBG", "VBZ", "VBP"});
}

}  // namespace

void read_date(const SentenceView& view, const Match& found, Event& event) {
    event.of_the_day = is_of_the_day(view, found, event);
    const bool ahead = event.status != schema::Status::happened && event.status != schema::Status::alleged;
    const bool meeting = event.frame->act == "CONSULT";
    const auto date = date_of(view.dates(ahead), view.parsed, found, meeting);
    // "cancelled next month's trip" today, but "a meeting that had been scheduled for 12 October" was for
    // that day.
    if (event.status == schema::Status::cancelled &&
        !(date && is_in_relative_clause(view.parsed, date->token)))
        return;
    // "the September 2021 commitment" dates the commitment, not its renewal.
    if (!date || (!meeting && modifies_noun(view.parsed, date->token, found.predicate->token))) return;
    event.date = Dated{date->range, schema::DateBasis::text, date->span, view.field};
    event.why.push_back({"date", "date in the clause", ""});
}

}  // namespace entente::events
