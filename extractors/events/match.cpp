#include "extractors/events/match.hpp"

#include <algorithm>
#include <set>
#include <span>

namespace entente::events {
namespace {

using language::Parsed;

class Matcher {
  public:
    Matcher(const Parsed& parsed, const Relations& relations, const Parties& parties)
        : parsed_(parsed), relations_(relations), parties_(parties) {}

    // trace: told what a frame that does not fit lacks.
    std::optional<Match> fit(const Frame& frame, const Predicate& predicate, Attempt* trace = nullptr) const {
        Match match{.frame = &frame, .predicate = &predicate, .filled = {}, .nouns = {}};
        auto pool = predicate.arguments;
        for (const auto& slot : frame.slots) {
            const bool found = slot.filler == Filler::nouns ? fill_nouns(slot, pool, match)
                               : slot.filler == Filler::any ? fill_any(slot, pool)
                                                            : fill_parties(slot, pool, match);
            if (!found && !slot.optional) {
                if (trace) *trace = {std::move(match), &slot, standing(slot, pool), false};
                return std::nullopt;
            }
            if (found) match.score += slot.filler == Filler::any ? 1 : 2;
        }
        return match;
    }

  private:
    // A noun that fits brings its own prepositions: "held talks with", "support for".
    bool fill_nouns(const Slot& slot, std::vector<Argument>& pool, Match& match) const {
        const auto given = pool;
        bool found = false;
        for (const auto& argument : given) {
            if (argument.relation != slot.relation) continue;
            if (std::ranges::find(slot.nouns, parsed_.tokens[argument.token].lemma) == slot.nouns.end())
                continue;
            found = true;
            match.nouns.push_back(argument.token);
            if (const auto* noun = relations_.at(argument.token))
                for (const auto& own : noun->arguments)
                    if (own.relation != "agent") pool.push_back(own);
        }
        return found;
    }

    void add_own(std::uint32_t token, std::vector<Argument>& pool) const {
        const auto* noun = relations_.at(token);
        if (!noun || noun->verb) return;
        for (const auto& own : noun->arguments)
            if (own.relation != "agent" && own.relation != "of") pool.push_back(own);
    }

    // "donated ambulances to Laos": the parser may hang "to Laos" on the ambulances.
    bool fill_any(const Slot& slot, std::vector<Argument>& pool) const {
        const auto given = pool;
        bool found = false;
        for (const auto& argument : given) {
            if (argument.relation != slot.relation) continue;
            found = true;
            add_own(argument.token, pool);
        }
        return found;
    }

    bool fill_parties(const Slot& slot, const std::vector<Argument>& pool, Match& match) const {
        const auto before = match.filled.size();
        for (const auto& argument : pool) {
            if (argument.relation != slot.relation) continue;
            const auto& direct = parties_.at(argument.token);
            const auto mentions = slot.filler == Filler::place   ? parties_.places(argument.token)
                                  : slot.filler == Filler::party ? direct
                                                                 : parties_.owners(argument.token);
            for (const auto* mention : mentions)
                if (usable(slot, *mention) && !already(match, mention) && takes_part(*match.frame, *mention))
                    match.filled.push_back({&slot, mention, direct.empty()});
        }
        return match.filled.size() > before;
    }

    static std::vector<std::uint32_t> standing(const Slot& slot, const std::vector<Argument>& pool) {
        std::vector<std::uint32_t> tokens;
        for (const auto& argument : pool)
            if (argument.relation == slot.relation) tokens.push_back(argument.token);
        return tokens;
    }

    // A city is no party, unless the slot asks for a place.
    static bool usable(const Slot& slot, const actors::LinkedMention& mention) {
        if (mention.actor.kind == schema::ActorKind::place && mention.actor.code.empty()) return false;
        return slot.filler == Filler::place || mention.actor.kind != schema::ActorKind::place ||
               slot.filler == Filler::party_or_owner;
    }

    // Refugees are not hosted as a minister is.
    static bool takes_part(const Frame& frame, const actors::LinkedMention& mention) {
        const bool people = mention.actor.kind == schema::ActorKind::group && mention.actor.sector == "REF";
        return frame.act != "CONSULT" || !people;
    }

    static bool already(const Match& match, const actors::LinkedMention* mention) {
        return std::ranges::find(match.filled, mention, &Filled::mention) != match.filled.end();
    }

    const Parsed& parsed_;
    const Relations& relations_;
    const Parties& parties_;
};

// Rows of the tables have an example, frames of a verb dictionary have none: they count where no row fits.
bool is_of_dictionary(const Frame& frame) {
    return frame.example.empty();
}

std::optional<Match> best_of(const Frames& frames, const Matcher& matcher, const Predicate& predicate) {
    for (const auto index : frames.of_nothing(predicate.lemma, predicate.verb))
        if (auto fit = matcher.fit(frames.all[index], predicate)) return fit;
    std::optional<Match> best;
    for (const auto index : frames.of(predicate.lemma, predicate.verb)) {
        const auto& frame = frames.all[index];
        if (best && is_of_dictionary(frame) && !is_of_dictionary(*best->frame)) break;  // these come last
        auto fit = matcher.fit(frame, predicate);
        if (fit && (!best || fit->score > best->score)) best = std::move(fit);
    }
    return best;
}

}  // namespace

std::vector<Match> match(const Frames& frames, const Parsed& parsed, const Relations& relations,
                         const Parties& parties) {
    const Matcher matcher(parsed, relations, parties);
    std::vector<Match> matches;
    std::set<std::uint32_t> taken;
    for (const auto& predicate : relations.predicates()) {
        auto best = best_of(frames, matcher, predicate);
        if (!best || (best->frame->act.empty() && is_of_dictionary(*best->frame))) continue;
        taken.insert(best->nouns.begin(), best->nouns.end());
        matches.push_back(*std::move(best));
    }
    std::erase_if(matches, [&](const Match& match) {
        return !match.predicate->verb && taken.contains(match.predicate->token);
    });
    return matches;
}

std::vector<Attempt> attempts(const Frames& frames, const Parsed& parsed, const Relations& relations,
                              const Parties& parties) {
    const auto chosen = match(frames, parsed, relations, parties);
    const auto is_chosen = [&](const Match& tried) {
        return std::ranges::any_of(chosen, [&](const Match& match) {
            return match.frame == tried.frame && match.predicate == tried.predicate;
        });
    };
    const Matcher matcher(parsed, relations, parties);
    std::vector<Attempt> all;
    const auto attempt = [&](const Predicate& predicate, std::span<const std::uint32_t> rows) {
        for (const auto index : rows) {
            Attempt tried;
            if (auto fit = matcher.fit(frames.all[index], predicate, &tried))
                tried = {.match = *fit, .missing = nullptr, .unused = {}, .chosen = is_chosen(*fit)};
            all.push_back(std::move(tried));
        }
    };
    for (const auto& predicate : relations.predicates()) {
        attempt(predicate, frames.of_nothing(predicate.lemma, predicate.verb));
        attempt(predicate, frames.of(predicate.lemma, predicate.verb));
    }
    return all;
}

}  // namespace entente::events
