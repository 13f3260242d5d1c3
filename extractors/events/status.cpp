#include "extractors/events/status.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "graph/schema/table.hpp"

namespace entente::events {
namespace {

using schema::Status;

constexpr int highest = 32;
constexpr std::array<std::string_view, 9> ways{"verb",     "passive", "noun",   "adjective", "subject",
                                               "modifier", "speaker", "speech", "light"};

// What is told below a word, and what the word makes of it: "denied that it planned to" denies, "agreed to
// plan" plans.
Outcome combine(Outcome inner, Outcome outer) {
    if (!inner || outer == Status::happened) return inner;
    if (!outer) return inner == Status::alleged ? Outcome(Status::denied) : std::nullopt;
    if (inner == Status::happened || inner == Status::planned) return outer;
    return outer == Status::denied ? outer : inner;
}

class Judge {
  public:
    Judge(const Factuality& factuality, const language::Parsed& parsed, const Relations& relations,
          const Parties* parties)
        : factuality_(factuality), parsed_(parsed), relations_(relations), parties_(parties) {}

    Outcome run(const Predicate& predicate) const {
        Outcome outcome = own(predicate, true);
        // "Minister to visit Lima", a headline.
        if (predicate.verb && predicate.infinitive && !predicate.governor)
            outcome = combine(outcome, Status::planned);
        const auto* at = &predicate;
        for (int steps = 0; steps < highest && outcome; ++steps) {
            if (at->question) return std::nullopt;
            if (at->link == Link::condition) return combine(outcome, Status::hypothetical);
            const auto* above = at->governor ? relations_.at(*at->governor) : nullptr;
            if (!above || at->link == Link::relative || (at->link == Link::adverbial && at->verb)) break;
            if (is_spoken(predicate, *at, *above)) return Status::happened;
            const auto step = from_above(*at, *above);
            outcome = combine(outcome, step.outcome);
            if (step.last) break;
            at = above;
        }
        return outcome;
    }

  private:
    struct Step {
        Outcome outcome = Status::happened;
        bool last = false;
    };

    const language::Token& word(std::uint32_t token) const { return parsed_.tokens[token]; }

    // What its own words say: auxiliaries, adverbs, "no".
    Outcome own(const Predicate& predicate, bool is_event) const {
        if (predicate.negated) return std::nullopt;
        Outcome outcome = is_event ? by_modifiers(predicate) : Outcome(Status::happened);
        const bool open = predicate.conditional && predicate.modality != Modality::none;
        return combine(outcome, open ? Status::hypothetical : by_modality(predicate));
    }

    static Status by_modality(const Predicate& predicate) {
        switch (predicate.modality) {
            case Modality::will:
            case Modality::would:
                return Status::planned;
            case Modality::may:
                return Status::hypothetical;
            case Modality::should:
                return Status::called_for;
            case Modality::none:
                return Status::happened;
        }
        return Status::happened;
    }

    Outcome by_modifiers(const Predicate& predicate) const {
        Outcome outcome = Status::happened;
        for (const auto token : predicate.modifiers)
            if (const auto* effect = factuality_.of("modifier", word(token).norm))
                outcome = combine(outcome, effect->plain);
        return outcome;
    }

    // "wants to thank", "must condemn": who says so, does so. Not who looks forward to it.
    bool is_spoken(const Predicate& predicate, const Predicate& at, const Predicate& above) const {
        if (&predicate != &at || at.link != Link::complement || !at.verb || !above.verb || above.negated ||
            above.lemma == "look")
            return false;
        const auto* wish = factuality_.of("verb", above.lemma);
        return wish && wish->plain == Status::planned && factuality_.of("speech", at.lemma) &&
               above.modality != Modality::will && same_subject(at, above);
    }

    Step from_above(const Predicate& at, const Predicate& above) const {
        switch (at.link) {
            case Link::conjunct:
                return {.outcome = from_list(at, above)};
            case Link::purpose:
                return {.outcome = above.modality == Modality::will ? Status::planned : Status::happened};
            case Link::complement:
                return {.outcome = from_verb(at, above)};
            case Link::noun:
                return at.verb ? from_noun_of_clause(at, above) : from_noun(at, above);
            default:
                return {};
        }
    }

    // In a list the first member stands for all: "will meet Putin and visit Sochi".
    Outcome from_list(const Predicate& at, const Predicate& above) const {
        const bool bare = word(at.token).tag == "VB";
        return at.verb && bare ? own(above, false) : Outcome(Status::happened);
    }

    const Effect* effect_of(const Predicate& above) const {
        if (word(above.token).pos == "ADJ") return factuality_.of("adjective", above.lemma);
        if (!above.verb) return factuality_.of("noun", above.lemma);
        const auto* effect = above.passive ? factuality_.of("passive", above.lemma) : nullptr;
        return effect ? effect : factuality_.of("verb", above.lemma);
    }

    Outcome apply(const Effect& effect, const Predicate& at, const Predicate& above) const {
        if (negated(above)) return effect.negated;
        const bool of_others = !same_subject(at, above);
        // "dismissed the criticism by Norway": it is there to be dismissed.
        if (of_others && !at.verb && !effect.plain) return Status::happened;
        auto outcome = of_others && at.verb ? effect.of_others : effect.plain;
        if (outcome == Status::planned) outcome = combine(outcome, own(above, false));
        if (above.conditional && outcome == Status::planned) outcome = Status::hypothetical;
        return outcome;
    }

    // "is not ready to": the copula bears the negation of an adjective.
    bool negated(const Predicate& above) const {
        if (above.negated) return true;
        const auto* copula =
            word(above.token).pos == "ADJ" && above.governor ? relations_.at(*above.governor) : nullptr;
        return copula && copula->negated;
    }

    Outcome from_verb(const Predicate& at, const Predicate& above) const {
        if (const auto* effect = effect_of(above)) return apply(*effect, at, above);
        if (const auto outcome = by_speaker(above); outcome != Status::happened) return outcome;
        if (at.infinitive && above.lemma == "be") return Status::planned;
        if (factuality_.of("light", above.lemma)) return own(above, false);
        // "did not come to sign"
        return at.infinitive && above.negated && !above.past ? Outcome() : Outcome(Status::happened);
    }

    // "witnesses said that …", "according to rumours"
    Outcome by_speaker(const Predicate& above) const {
        for (const auto& argument : above.arguments)
            if (argument.relation == "agent")
                if (const auto* effect = factuality_.of("speaker", word(argument.token).lemma))
                    return effect->plain;
        return Status::happened;
    }

    // "a plan to meet", "reports that they met", "agreement reached"
    Step from_noun_of_clause(const Predicate& at, const Predicate& above) const {
        const bool reduced =
            word(at.token).tag == "VBN" && (at.token == 0 || word(at.token - 1).pos != "AUX");
        if (const auto* effect = effect_of(above); effect && !reduced)
            return {.outcome = apply(*effect, at, above)};
        return {.outcome = at.infinitive ? Status::planned : Status::happened, .last = !at.infinitive};
    }

    // "planned talks with", "talks were cancelled", "reports of talks", "the visit fell through"
    Step from_noun(const Predicate& at, const Predicate& above) const {
        const auto relation = relation_of(at, above);
        if (relation == "agent" && above.verb) return {.outcome = from_subject(at, above)};
        const auto* effect = effect_of(above);
        if (effect && is_content(relation)) return {.outcome = apply(*effect, at, above)};
        if (!above.verb) return {.outcome = by_modifiers(above), .last = relation != "of"};
        if (is_content(relation) && factuality_.of("light", above.lemma))
            return {.outcome = own(above, false)};
        return {.last = true};
    }

    Outcome from_subject(const Predicate&, const Predicate& above) const {
        const auto* effect = factuality_.of("subject", above.lemma);
        if (effect) return above.negated ? effect->negated : combine(effect->plain, own(above, false));
        if (above.lemma == "be") {
            for (const auto& argument : above.arguments)
                if (argument.relation == "attribute")
                    if (const auto* said = factuality_.of("adjective", word(argument.token).lemma))
                        return above.negated ? said->negated : said->plain;
            for (const auto token : above.modifiers)
                if (const auto* said = factuality_.of("adjective", word(token).lemma))
                    return above.negated ? said->negated : said->plain;
        }
        if (above.modality == Modality::would) return Status::hypothetical;
        return above.negated ? Outcome(Status::happened) : own(above, false);
    }

    static std::string_view relation_of(const Predicate& at, const Predicate& above) {
        for (const auto& argument : above.arguments)
            if (argument.token == at.token) return argument.relation;
        return "";
    }

    // Not when, why or by whom: "talks after the invasion".
    static bool is_content(std::string_view relation) {
        constexpr std::array<std::string_view, 19> circumstances{
            "",        "after",   "before",  "since", "during",   "following", "over",
            "amid",    "amidst",  "despite", "at",    "by",       "clause",    "subject",
            "through", "because", "until",   "ahead", "recipient"};
        return std::ranges::find(circumstances, relation) == circumstances.end();
    }

    bool same_subject(const Predicate& at, const Predicate& above) const {
        const auto mine = at.passive ? "patient" : "agent", theirs = above.passive ? "patient" : "agent";
        bool told = false;
        for (const auto& one : at.arguments) {
            if (one.relation != mine) continue;
            told = true;
            for (const auto& other : above.arguments)
                if (other.relation == theirs && same_actor(one.token, other.token)) return true;
        }
        return !told;
    }

    bool same_actor(std::uint32_t a, std::uint32_t b) const {
        if (a == b || !parties_) return a == b;
        for (const auto* one : parties_->at(a))
            for (const auto* other : parties_->at(b))
                if (one->actor.id == other->actor.id ||
                    (!one->actor.code.empty() && one->actor.code == other->actor.code))
                    return true;
        return false;
    }

    const Factuality& factuality_;
    const language::Parsed& parsed_;
    const Relations& relations_;
    const Parties* parties_;
};

schema::Result<Outcome> outcome_in(const schema::Table& table, const schema::TableRow& row,
                                   std::string_view column, Outcome absent) {
    const auto cell = table.cell(row, column);
    if (cell == "-") return absent;
    if (cell == "not") return Outcome();
    if (const auto status = schema::parse_status(cell)) return Outcome(*status);
    return std::unexpected(
        table.error(row, fmt::format("{} \"{}\" unknown", column, cell), "a status, or not"));
}

}  // namespace

void Factuality::add(std::string_view as, std::string_view word, const Effect& effect) {
    effects_.insert_or_assign(fmt::format("{} {}", as, word), effect);
}

const Effect* Factuality::of(std::string_view as, std::string_view word) const {
    const auto found = effects_.find(fmt::format("{} {}", as, word));
    return found == effects_.end() ? nullptr : &found->second;
}

schema::Result<Factuality> parse_factuality(std::string_view text, std::string_view name) {
    constexpr std::string_view columns[] = {"words", "as", "effect", "of-others", "negated"};
    const auto table = schema::parse_table(text, name, columns);
    if (!table) return std::unexpected(table.error());
    Factuality factuality;
    for (const auto& row : table->rows) {
        const auto as = table->cell(row, "as");
        if (std::ranges::find(ways, as) == ways.end())
            return std::unexpected(table->error(row, fmt::format("as \"{}\" unknown", as),
                                                fmt::format("one of {}", fmt::join(ways, ", "))));
        const auto plain = outcome_in(*table, row, "effect", Status::happened);
        if (!plain) return std::unexpected(plain.error());
        const auto others = outcome_in(*table, row, "of-others", *plain);
        if (!others) return std::unexpected(others.error());
        const auto negated = outcome_in(*table, row, "negated", std::nullopt);
        if (!negated) return std::unexpected(negated.error());
        for (const auto word : schema::split_list(table->cell(row, "words")))
            factuality.add(as, word, {*plain, *others, *negated});
    }
    return factuality;
}

Outcome status_of(const Factuality& factuality, const language::Parsed& parsed, const Relations& relations,
                  const Predicate& predicate, const Parties* parties) {
    return Judge(factuality, parsed, relations, parties).run(predicate);
}

}  // namespace entente::events
