#include "extractors/events/status.hpp"

#include <fmt/format.h>

#include "graph/schema/table.hpp"

namespace entente::events {
namespace {

using schema::Status;

constexpr int highest = 32;

struct Judgement {
    bool decided = false;
    std::optional<Status> status = Status::happened;
};

Judgement say(std::optional<Status> status) {
    return {true, status};
}

// What the predicate's own words say.
Judgement by_itself(const Predicate& predicate) {
    if (predicate.negated) return say(std::nullopt);
    switch (predicate.modality) {
        case Modality::will:
            return say(Status::planned);
        case Modality::may:
            return say(Status::hypothetical);
        case Modality::should:
            return say(Status::called_for);
        case Modality::none:
            return {};
    }
    return {};
}

Judgement by_word(const Factuality& factuality, std::string_view lemma) {
    const auto found = factuality.effects.find(std::string(lemma));
    return found == factuality.effects.end() ? Judgement{} : say(found->second);
}

// "planned talks with" and "talks were planned", not "talks failed".
bool is_object(const Predicate& verb, const Predicate& noun) {
    if (!verb.verb) return true;
    for (const auto& argument : verb.arguments)
        if (argument.token == noun.token) return argument.relation != "agent";
    return false;
}

}  // namespace

schema::Result<Factuality> parse_factuality(std::string_view text, std::string_view name) {
    constexpr std::string_view columns[] = {"word", "effect"};
    const auto table = schema::parse_table(text, name, columns);
    if (!table) return std::unexpected(table.error());
    Factuality factuality;
    for (const auto& row : table->rows) {
        const auto effect = table->cell(row, "effect");
        const auto status = schema::parse_status(effect);
        if (!status && effect != "not")
            return std::unexpected(
                table->error(row, fmt::format("effect \"{}\" unknown", effect), "a status, or not"));
        factuality.effects.insert_or_assign(std::string(table->cell(row, "word")), status);
    }
    return factuality;
}

std::optional<Status> status_of(const Factuality& factuality, const language::Parsed& parsed,
                                const Relations& relations, const Predicate& predicate) {
    const auto* at = &predicate;
    for (int steps = 0; steps < highest; ++steps) {
        const bool bare = parsed.tokens[at->token].tag == "VB" || !at->verb;
        if (at == &predicate || bare)
            if (const auto own = by_itself(*at); own.decided) return own.status;
        if (at->link == Link::condition) return Status::hypothetical;
        const auto* above = at->governor ? relations.at(*at->governor) : nullptr;
        if (!above || at->link == Link::relative || (at->link == Link::adverbial && at->verb)) break;
        // In a list the first member stands for all: what governs it governs them.
        if (at->link == Link::conjunct) {
            if (bare && at->verb)
                if (const auto shared = by_itself(*above); shared.decided) return shared.status;
        } else if (at->link == Link::complement || at->link == Link::noun) {
            const bool about_it =
                at->link == Link::complement || (at->verb ? at->infinitive : is_object(*above, *at));
            if (const auto word = by_word(factuality, above->lemma); about_it && word.decided) {
                if (above->negated && word.status) return std::nullopt;
                return word.status;
            }
            // "a plan to meet", "is to meet"
            if (at->infinitive && (at->link == Link::noun || above->lemma == "be")) return Status::planned;
            if (above->verb && !at->verb)
                if (const auto verb = by_itself(*above); verb.decided) return verb.status;
        } else if (at->link == Link::purpose && above->modality == Modality::will) {
            return Status::planned;
        }
        at = above;
    }
    return Status::happened;
}

}  // namespace entente::events
