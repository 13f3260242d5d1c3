#include "extractors/events/reach.hpp"

#include <algorithm>

namespace entente::events {
namespace {

using language::Parsed;
using language::Sentence;

constexpr int most_inheritance = 32;

bool is_any(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

class Reacher {
  public:
    Reacher(const Parsed& parsed, const Children& children, Sentence sentence,
            std::vector<Predicate>& predicates)
        : parsed_(parsed),
          children_(children),
          sentence_(sentence),
          predicates_(predicates),
          index_(sentence.end - sentence.begin, -1) {
        for (std::size_t i = 0; i < predicates.size(); ++i)
            index_[predicates[i].token - sentence.begin] = static_cast<std::int32_t>(i);
    }

    void run() {
        for (auto& predicate : predicates_)
            if (predicate.verb) inherit(predicate);
        reach_down();
        reach_up();
        reach_places();
    }

  private:
    const language::Token& at(std::uint32_t token) const { return parsed_.tokens[token]; }
    std::uint32_t head(std::uint32_t token) const { return static_cast<std::uint32_t>(at(token).head); }

    // "accused Oslo of spying" has Oslo spy; "expelled the envoy after accusing Oslo" does not.
    bool controls_object(const Predicate& predicate) const {
        if (at(predicate.token).label != "pcomp") return true;
        return is_any(at(head(predicate.token)).lemma, {"of", "from", "into", "for", "with"});
    }

    const Predicate* predicate_at(std::uint32_t token) const {
        const auto index = index_[token - sentence_.begin];
        return index < 0 ? nullptr : &predicates_[static_cast<std::size_t>(index)];
    }

    static void copy(const Predicate& from, std::string_view relation, Predicate& to, std::string_view as) {
        for (const auto& argument : from.arguments)
            if (argument.relation == relation) to.arguments.push_back({as, argument.token});
    }

    // "the embargo imposed by Oslo", "violence committed against …": what the noun names is done.
    bool is_participle_of_noun(const Predicate& predicate) const {
        if (predicate.link != Link::noun || at(predicate.token).tag != "VBN" || !predicate.governor)
            return false;
        const auto* governor = predicate_at(*predicate.governor);
        return governor && !governor->verb && predicate.token > governor->token;
    }

    // Fills in a subject that the clause leaves out.
    void inherit(Predicate& predicate) {
        replace_relative_pronouns(predicate);
        if (is_participle_of_noun(predicate)) {
            if (!has_argument(predicate, "patient"))
                predicate.arguments.push_back({"patient", *predicate.governor});
            return;
        }
        const std::string_view wanted = predicate.passive ? "patient" : "agent";
        if (has_argument(predicate, wanted)) return;
        const Predicate* above = &predicate;
        for (int steps = 0; steps < most_inheritance; ++steps) {
            const auto link = above->link;
            if (!above->governor) return;
            const auto token = *above->governor;
            const auto* governor = predicate_at(token);
            if (!governor) return;
            if (!governor->verb) {
                // "A statement condemning" speaks for its source, "the first to recognise" for who was that;
                // and a verb that hangs by a noun as its neighbour has the subject of what is above the noun.
                const bool reaches_up = link == Link::noun || link == Link::conjunct ||
                                        predicate.infinitive || at(predicate.token).label == "pcomp";
                if (!reaches_up) return;
                above = governor;
                continue;
            }
            // "called on the United States to support": the one called on is to act.
            if (link == Link::complement && is_any(governor->lemma, {"call", "appeal"}))
                for (const auto* relation : {"on", "upon", "to"})
                    if (has_argument(*governor, relation))
                        return copy(*governor, relation, predicate, wanted);
            if (link == Link::complement && has_argument(*governor, "patient") && !governor->passive &&
                controls_object(*above))
                return copy(*governor, "patient", predicate, wanted);
            if (has_argument(*governor, "agent") && !governor->passive)
                return copy(*governor, "agent", predicate, wanted);
            if (governor->passive && has_argument(*governor, "patient"))
                return copy(*governor, "patient", predicate, wanted);
            above = governor;
        }
    }

    // "refused to extradite the banker to Peru": who stands in what was refused belongs to the refusal, too.
    void reach_down() {
        for (const auto& predicate : predicates_) {
            if (predicate.link != Link::complement || !predicate.governor) continue;
            const auto above = index_[*predicate.governor - sentence_.begin];
            if (above < 0) continue;
            auto& arguments = predicates_[static_cast<std::size_t>(above)].arguments;
            const bool own_subject = at(predicate.token).label == "ccomp" || predicate.passive ||
                                     is_for_clause(parsed_, children_, predicate.token);
            const std::string_view subject = predicate.passive ? "patient" : "agent";
            for (const auto& argument : predicate.arguments) {
                if (argument.relation == "clause" || argument.relation == "clause-subject") continue;
                if (argument.relation == subject && own_subject)
                    arguments.push_back({"clause-subject", argument.token});
                if (argument.relation != "agent" || own_subject)
                    arguments.push_back({"clause", argument.token});
            }
        }
    }

    // "After talks with Kenya, Uganda opened …": who acts in the clause of a noun.
    void reach_up() {
        for (auto& predicate : predicates_)
            if (!predicate.verb)
                if (const auto* verb = verb_above(predicate)) copy(*verb, "agent", predicate, "subject");
    }

    // "hit targets in Gaza", "condemned the burning of a church in Oslo": where the object, or a part of it,
    // is.
    void reach_places() {
        for (auto& predicate : predicates_) {
            if (!predicate.verb) continue;
            std::vector<Argument> places;
            for (const auto& argument : predicate.arguments)
                if (argument.relation == "patient") places_below(argument.token, 0, places);
            predicate.arguments.insert(predicate.arguments.end(), places.begin(), places.end());
        }
    }

    void places_below(std::uint32_t token, int depth, std::vector<Argument>& places) const {
        constexpr int deepest = 2;
        const auto* noun = predicate_at(token);
        if (!noun || noun->verb || depth > deepest) return;
        for (const auto& argument : noun->arguments) {
            if (argument.relation == "of") places_below(argument.token, depth + 1, places);
            if (is_any(argument.relation, {"in", "at", "near", "inside", "across", "throughout", "around"})) {
                places.push_back({"where", argument.token});
                places_below(argument.token, depth + 1, places);
            }
        }
    }

    const Predicate* verb_above(const Predicate& noun) const {
        constexpr int highest = 8;
        const auto* above = &noun;
        for (int steps = 0; steps < highest && above->governor; ++steps) {
            above = predicate_at(*above->governor);
            if (!above) return nullptr;
            if (above->verb) return above->passive ? nullptr : above;
        }
        return nullptr;
    }

    // "the talks, which Oslo hosted": the pronoun stands for the noun that the clause belongs to.
    void replace_relative_pronouns(Predicate& predicate) const {
        if (predicate.link != Link::relative) return;
        const auto antecedent = head(predicate.token);
        bool replaced = false;
        for (auto& argument : predicate.arguments) {
            if (!is_any(at(argument.token).norm, {"who", "which", "that", "whom"})) continue;
            argument.token = antecedent;
            replaced = true;
        }
        if (!replaced && has_argument(predicate, "agent") && !has_argument(predicate, "patient"))
            predicate.arguments.push_back({"patient", antecedent});
    }

    const Parsed& parsed_;
    const Children& children_;
    Sentence sentence_;
    std::vector<Predicate>& predicates_;
    std::vector<std::int32_t> index_;
};

}  // namespace

void reach(const Parsed& parsed, const Children& children, Sentence sentence,
           std::vector<Predicate>& predicates) {
    Reacher(parsed, children, sentence, predicates).run();
}

bool is_for_clause(const Parsed& parsed, const Children& children, std::uint32_t token) {
    bool marked = false, subject = false;
    for (const auto child : children.of(token)) {
        const auto& at = parsed.tokens[child];
        if (at.label == "mark" && at.norm == "for") marked = true;
        if (at.label == "nsubj" || at.label == "nsubjpass") subject = true;
    }
    return marked && subject;
}

bool has_argument(const Predicate& predicate, std::string_view relation) {
    return std::ranges::find(predicate.arguments, relation, &Argument::relation) != predicate.arguments.end();
}

}  // namespace entente::events
