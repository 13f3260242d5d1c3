#include "extractors/events/mode.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "extractors/events/weights.hpp"

namespace entente::events {
namespace {

using language::Parsed;
using schema::Status;

bool is_any(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

bool is_organization(const Participant& party) {
    return party.mention.actor.kind == schema::ActorKind::organization;
}

bool meets_organization(const Event& event) {
    return std::ranges::any_of(event.actor, is_organization) ||
           std::ranges::any_of(event.recipient, is_organization);
}

// The event's own words: the predicate, and the nouns that say what it is, also where no row took them
// ("cancelled his trip to", "attended the summit of").
std::vector<std::uint32_t> words_of(const Match& found) {
    auto tokens = found.nouns;
    tokens.push_back(found.predicate->token);
    for (const auto& argument : found.predicate->arguments)
        if (is_any(argument.relation, {"patient", "in", "at"})) tokens.push_back(argument.token);
    return tokens;
}

bool says(const Parsed& parsed, const std::vector<std::uint32_t>& tokens,
          std::initializer_list<std::string_view> lemmas) {
    return std::ranges::any_of(tokens,
                               [&](const auto token) { return is_any(parsed.tokens[token].lemma, lemmas); });
}

std::size_t states(const Event& event) {
    std::vector<std::string> codes;
    for (const auto* side : {&event.actor, &event.recipient})
        for (const auto& party : *side)
            if (std::ranges::find(codes, party.mention.actor.code) == codes.end())
                codes.push_back(party.mention.actor.code);
    return codes.size();
}

// "virtual meeting", "spoke by phone", "met via video conference"; "" where the word says nothing.
std::string_view mode_said_by(const Parsed& parsed, const Children& children, std::uint32_t token) {
    const auto word = parsed.tokens[token].norm;
    if (is_any(word, {"virtual", "virtually", "online", "video", "videoconference", "remote"}))
        return "virtual";
    if (is_any(word, {"phone", "telephone"})) return "phone";
    for (const auto object : children.of(token))
        if (is_any(parsed.tokens[object].norm,
                   {"videoconference", "video", "conferencing", "teleconference"}))
            return "virtual";
    return "";
}

// "hosted him for a virtual meeting": nobody came. Looks at all that hangs on the word, not at other clauses.
bool is_virtual(const Parsed& parsed, const Children& children, std::uint32_t token, int depth = 0) {
    constexpr int deepest = 5;
    return std::ranges::any_of(children.of(token), [&](const std::uint32_t child) {
        if (parsed.tokens[child].pos == "VERB") return false;
        return mode_said_by(parsed, children, child) == "virtual" ||
               (depth < deepest && is_virtual(parsed, children, child, depth + 1));
    });
}

bool is_of(const std::vector<Participant>& side, std::string_view country) {
    return std::ranges::any_of(side, [&](const Participant& party) {
        const auto& actor = party.mention.actor;
        return actor.code == country || actor.country == country;
    });
}

}  // namespace

std::string mode_of(const Parsed& parsed, const Children& children, const Match& found, const Event& event) {
    const auto mode = event.mode;
    if (found.frame->act != "CONSULT") return mode;
    if (mode == "visit") return is_virtual(parsed, children, found.predicate->token) ? "virtual" : mode;
    auto tokens = found.nouns;
    tokens.push_back(found.predicate->token);
    for (const auto token : tokens)
        for (const auto child : children.of(token))
            if (const auto said = mode_said_by(parsed, children, child); !said.empty())
                return std::string(said);
    if (mode != "meet") return mode;
    const auto words = words_of(found);
    if (states(event) > 2 || (meets_organization(event) && says(parsed, words, {"summit"})))
        return "multilateral";
    // Whose visit a noun is, only a row can tell.
    const auto by_row = std::ranges::none_of(
        event.why, [](const schema::Why& why) { return why.field == "act" && why.rule == scorer_rule; });
    const bool goes = by_row && !event.recipient.empty() && says(parsed, words, {"visit", "trip", "tour"});
    return goes ? "visit" : mode;
}

void visit_by_place(Event& event) {
    if (event.mode != "meet" || event.status != Status::happened || !event.place || states(event) != 2)
        return;
    // What was discussed may be elsewhere: "discussed the fire in Lima".
    const auto by_clause = [](const schema::Why& why) {
        return why.field == "place" && why.rule == "place in the clause";
    };
    const bool told_of =
        event.frame->id.starts_with("discuss") || event.frame->id.starts_with("talks.subject");
    if (std::ranges::none_of(event.why, by_clause) || told_of) return;
    const auto is_host = [&](const Participant& party) {
        return party.mention.actor.code == event.place->country;
    };
    auto all = event.actor;
    all.insert(all.end(), event.recipient.begin(), event.recipient.end());
    const auto is_person = [](const Participant& party) {
        return party.mention.actor.kind == schema::ActorKind::person;
    };
    const auto persons = std::ranges::all_of(all, is_person);
    if (!persons || std::ranges::none_of(all, is_host) || std::ranges::all_of(all, is_host)) return;
    event.mode = "visit";
    event.actor.clear();
    event.recipient.clear();
    for (auto& party : all) {
        party.role = is_host(party) ? "host" : "visitor";
        (is_host(party) ? event.recipient : event.actor).push_back(std::move(party));
    }
    event.why.push_back({"mode", "met on the soil of one side", event.place->row});
}

void check_visit(Event& event) {
    if (event.mode != "visit") return;
    const auto is_guest = [&](const Participant& party) {
        const auto& actor = party.mention.actor;
        if (event.frame->id != "host") return actor.sector != "MIL";
        const bool person = is_any(schema::name(actor.kind), {"person", "office"});
        return person || (actor.kind == schema::ActorKind::country && !actor.level.empty());
    };
    const bool nobody_came = std::ranges::none_of(event.actor, is_guest);
    const auto& where = event.place ? event.place->country : std::string();
    const bool hosted = std::ranges::any_of(event.recipient, is_organization) || where.empty() ||
                        is_of(event.recipient, where);
    // "welcomed the Prime Minister of Japan": he is from there.
    if (!hosted && !nobody_came && is_of(event.actor, where)) {
        event.place.reset();
        std::erase_if(event.why, [](const schema::Why& why) { return why.field == "place"; });
        return;
    }
    if (hosted && !nobody_came) return;
    event.mode = "meet";
    for (auto* side : {&event.actor, &event.recipient})
        for (auto& party : *side) party.role = "participant";
    event.why.push_back({"mode", nobody_came ? "nobody came" : "met on the soil of neither side", ""});
}

}  // namespace entente::events
