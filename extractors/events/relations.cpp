#include "extractors/events/relations.hpp"

#include <algorithm>
#include <span>

namespace entente::events {
namespace {

using language::Parsed;
using language::Sentence;

constexpr std::size_t most_conjuncts = 512;
constexpr int most_inheritance = 32;

bool is_any(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

class Relater {
  public:
    Relater(const Parsed& parsed, Sentence sentence)
        : parsed_(parsed),
          sentence_(sentence),
          children_(parsed, sentence),
          index_(sentence.end - sentence.begin, -1) {}

    Relations run() {
        for (auto token = sentence_.begin; token < sentence_.end; ++token) {
            const auto& at = parsed_.tokens[token];
            if (is_predicate_verb(token))
                add(verb(token));
            else if (at.pos == "NOUN" || at.pos == "PROPN")
                add(noun(token));
        }
        for (auto& predicate : predicates_)
            if (predicate.verb) inherit(predicate);
        reach_down();
        reach_up();
        reach_places();
        return Relations(std::move(predicates_), sentence_.begin, sentence_.end);
    }

  private:
    const language::Token& at(std::uint32_t token) const { return parsed_.tokens[token]; }
    std::uint32_t head(std::uint32_t token) const { return static_cast<std::uint32_t>(at(token).head); }

    bool is_predicate_verb(std::uint32_t token) const {
        if (at(token).pos == "VERB")
            return !is_any(at(token).label, {"amod", "compound"}) || is_misread_participle(token);
        if (at(token).pos == "NOUN") return is_misread_headline(token);
        return at(token).pos == "AUX" && !is_any(at(token).label, {"aux", "auxpass"});
    }

    // "Panama severs ties", "Oslo summons the envoy": the present of a headline, taken for a plural.
    bool is_misread_headline(std::uint32_t token) const {
        if (at(token).label != "ROOT") return false;
        return std::ranges::any_of(children_.of(token), [&](auto child) {
            return at(child).label == "nsubj" || at(child).label == "dobj";
        });
    }

    // "Both sides “condemned violence …”": behind a quotation mark the parser takes a verb for an adjective,
    // but still gives it its subject.
    bool is_misread_participle(std::uint32_t token) const {
        return std::ranges::any_of(children_.of(token),
                                   [&](auto child) { return at(child).label == "nsubj"; });
    }

    void add(Predicate predicate) {
        index_[predicate.token - sentence_.begin] = static_cast<std::int32_t>(predicates_.size());
        predicates_.push_back(std::move(predicate));
    }

    Predicate verb(std::uint32_t token) {
        Predicate predicate{.token = token, .lemma = std::string(at(token).lemma)};
        predicate.past = at(token).tag == "VBD" || at(token).tag == "VBN";
        for (const auto child : children_.of(token)) {
            const auto label = at(child).label;
            if (label == "auxpass" || label == "nsubjpass") predicate.passive = true;
            if (label == "neg" || at(child).lemma == "never" || is_no_longer(child)) predicate.negated = true;
            if (label == "aux") auxiliary(predicate, child);
            if (label == "prt") predicate.lemma += " " + std::string(at(child).lemma);
        }
        for (const auto child : children_.of(token)) argument(predicate, child);
        if (!predicate.passive && !has(predicate, "agent")) agent_of_headline(predicate);
        if (at(token).label == "amod") {
            if (head(token) > token) put(predicate, "patient", head(token));
            return predicate;
        }
        govern(predicate);
        return predicate;
    }

    // "Mali orders the envoy to leave": a name before a verb that the parser takes for a noun's.
    void agent_of_headline(Predicate& predicate) const {
        for (const auto child : children_.of(predicate.token))
            if (is_any(at(child).label, {"compound", "nmod", "amod"}) && child < predicate.token)
                put(predicate, "agent", child);
    }

    // "the embargo imposed by Oslo", "violence committed against …": what the noun names is done.
    bool is_participle_of_noun(const Predicate& predicate) const {
        if (predicate.link != Link::noun || at(predicate.token).tag != "VBN" || !predicate.governor)
            return false;
        const auto* governor = predicate_at(*predicate.governor);
        return governor && !governor->verb && predicate.token > governor->token;
    }

    bool is_no_longer(std::uint32_t token) const {
        return at(token).norm == "longer" && token > sentence_.begin && at(token - 1).norm == "no";
    }

    void auxiliary(Predicate& predicate, std::uint32_t token) const {
        const auto word = at(token).norm;
        if (at(token).tag == "TO") predicate.infinitive = true;
        if (is_any(word, {"will", "would", "shall", "wo", "'ll", "going"}))
            predicate.modality = Modality::will;
        if (is_any(word, {"may", "might", "could", "can", "ca"})) predicate.modality = Modality::may;
        if (is_any(word, {"should", "must", "ought"})) predicate.modality = Modality::should;
        // "would have sent" did not come about.
        if (word == "have" && token > 0 && at(token - 1).norm == "would") predicate.modality = Modality::may;
        if (is_any(word, {"had", "did", "was", "were"})) predicate.past = true;
    }

    void put(Predicate& predicate, std::string_view relation, std::uint32_t token) const {
        for (const auto member : conjuncts(parsed_, children_, token))
            predicate.arguments.push_back({relation, member});
    }

    void argument(Predicate& predicate, std::uint32_t child) const {
        const auto label = at(child).label;
        if (label == "nsubj")
            put(predicate, "agent", child);
        else if (label == "nsubjpass")
            put(predicate, "patient", child);
        else if (label == "dobj" || label == "oprd")
            put(predicate, "patient", child);
        else if (label == "npadvmod" && at(child).pos == "PROPN")
            put(predicate, "patient", child);  // "invaded Armenia"
        else if (label == "attr")
            put(predicate, "attribute", child);
        else if (label == "acomp" || (label == "ccomp" && at(child).pos == "ADJ"))
            adjective(predicate, child);
        else if (label == "agent")
            preposition(predicate, child, "agent");
        else if (label == "dative" && at(child).pos != "ADP")
            put(predicate, "recipient", child);
        else if (label == "dative")
            preposition(predicate, child, "to");
        else if (label == "prep" || label == "advmod" || label == "prt")
            preposition(predicate, child, at(child).lemma);
    }

    // "is critical of Oslo", "holds Oslo responsible for": what belongs to the adjective belongs to the verb.
    void adjective(Predicate& predicate, std::uint32_t token) const {
        predicate.arguments.push_back({"attribute", token});
        for (const auto child : children_.of(token)) {
            if (at(child).label == "nsubj") put(predicate, "patient", child);
            if (at(child).label == "prep") preposition(predicate, child, at(child).lemma);
        }
    }

    // "on", "because of": the objects of a preposition, and of one that follows it.
    void preposition(Predicate& predicate, std::uint32_t token, std::string_view relation) const {
        for (const auto child : children_.of(token)) {
            if (at(child).label == "pobj" || at(child).label == "pcomp") put(predicate, relation, child);
            if (at(child).label == "prep") preposition(predicate, child, at(child).lemma);
            if (at(child).label == "conj" && at(child).pos == "ADP")
                preposition(predicate, child, at(child).lemma);
        }
    }

    Predicate noun(std::uint32_t token) const {
        Predicate predicate{.token = token, .lemma = std::string(at(token).lemma), .verb = false};
        for (const auto child : children_.of(token)) {
            const auto label = at(child).label;
            if (is_any(label, {"poss", "amod", "compound", "nmod"})) put(predicate, "agent", child);
            if (label == "prep")
                preposition(predicate, child, at(child).lemma == "by" ? "agent" : at(child).lemma);
            if (label == "neg" || at(child).norm == "no") predicate.negated = true;
        }
        govern(predicate);
        return predicate;
    }

    // The predicate above: the first verb or noun on the way up, and how the way began.
    void govern(Predicate& predicate) const {
        const auto label = at(predicate.token).label;
        if (label == "ROOT") return;
        predicate.link = link_of(predicate.token, label);
        auto token = head(predicate.token);
        while (at(token).pos == "ADP" || at(token).pos == "SCONJ" || at(token).pos == "ADV" ||
               at(token).pos == "PART") {
            if (head(token) == token) return;
            token = head(token);
        }
        predicate.governor = token;
    }

    Link link_of(std::uint32_t token, std::string_view label) const {
        if (label == "conj") return Link::conjunct;
        if (is_for_clause(token)) return Link::complement;
        if (is_any(label, {"ccomp", "xcomp", "pcomp"})) return Link::complement;
        if (label == "relcl") return Link::relative;
        if (label == "acl") return Link::noun;
        if (label == "advcl") {
            for (const auto child : children_.of(token)) {
                if (at(child).label == "mark" && is_any(at(child).norm, {"if", "unless"}))
                    return Link::condition;
                if (at(child).label == "aux" && at(child).tag == "TO") return Link::purpose;
            }
            return Link::adverbial;
        }
        return Link::noun;
    }

    // "called for Russia to withdraw", "the need for Iran to comply": an infinitive with a subject of its
    // own.
    bool is_for_clause(std::uint32_t token) const {
        bool marked = false, subject = false;
        for (const auto child : children_.of(token)) {
            if (at(child).label == "mark" && at(child).norm == "for") marked = true;
            if (at(child).label == "nsubj" || at(child).label == "nsubjpass") subject = true;
        }
        return marked && subject;
    }

    // "accused Oslo of spying" has Oslo spy; "expelled the envoy after accusing Oslo" does not.
    bool controls_object(const Predicate& predicate) const {
        if (at(predicate.token).label != "pcomp") return true;
        return is_any(at(head(predicate.token)).lemma, {"of", "from", "into", "for", "with"});
    }

    const Predicate* predicate_at(std::uint32_t token) const {
        const auto index = index_[token - sentence_.begin];
        return index < 0 ? nullptr : &predicates_[static_cast<std::size_t>(index)];
    }

    static bool has(const Predicate& predicate, std::string_view relation) {
        return std::ranges::find(predicate.arguments, relation, &Argument::relation) !=
               predicate.arguments.end();
    }

    static void copy(const Predicate& from, std::string_view relation, Predicate& to, std::string_view as) {
        for (const auto& argument : from.arguments)
            if (argument.relation == relation) to.arguments.push_back({as, argument.token});
    }

    // Fills in a subject that the clause leaves out.
    void inherit(Predicate& predicate) {
        replace_relative_pronouns(predicate);
        if (is_participle_of_noun(predicate)) {
            if (!has(predicate, "patient")) predicate.arguments.push_back({"patient", *predicate.governor});
            return;
        }
        const std::string_view wanted = predicate.passive ? "patient" : "agent";
        if (has(predicate, wanted)) return;
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
                    if (has(*governor, relation)) return copy(*governor, relation, predicate, wanted);
            if (link == Link::complement && has(*governor, "patient") && !governor->passive &&
                controls_object(*above))
                return copy(*governor, "patient", predicate, wanted);
            if (has(*governor, "agent") && !governor->passive)
                return copy(*governor, "agent", predicate, wanted);
            if (governor->passive && has(*governor, "patient"))
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
            const bool own_subject =
                at(predicate.token).label == "ccomp" || predicate.passive || is_for_clause(predicate.token);
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
        if (!replaced && has(predicate, "agent") && !has(predicate, "patient"))
            predicate.arguments.push_back({"patient", antecedent});
    }

    const Parsed& parsed_;
    Sentence sentence_;
    Children children_;
    std::vector<std::int32_t> index_;
    std::vector<Predicate> predicates_;
};

}  // namespace

Relations::Relations(std::vector<Predicate> predicates, std::uint32_t first, std::uint32_t last)
    : predicates_(std::move(predicates)), first_(first), index_(last - first, -1) {
    for (std::size_t i = 0; i < predicates_.size(); ++i)
        index_[predicates_[i].token - first] = static_cast<std::int32_t>(i);
}

const Predicate* Relations::at(std::uint32_t token) const {
    if (token < first_ || token - first_ >= index_.size() || index_[token - first_] < 0) return nullptr;
    return &predicates_[static_cast<std::size_t>(index_[token - first_])];
}

Relations relate(const Parsed& parsed, Sentence sentence) {
    return Relater(parsed, sentence).run();
}

Children::Children(const Parsed& parsed, Sentence sentence)
    : first_(sentence.begin),
      begin_(sentence.end - sentence.begin + 1, 0),
      tokens_(sentence.end - sentence.begin) {
    const auto head_of = [&](std::uint32_t token) {
        return static_cast<std::uint32_t>(parsed.tokens[token].head) - first_;
    };
    const auto is_child = [&](std::uint32_t token) {
        return static_cast<std::uint32_t>(parsed.tokens[token].head) != token &&
               head_of(token) < tokens_.size();
    };
    for (auto token = sentence.begin; token < sentence.end; ++token)
        if (is_child(token)) ++begin_[head_of(token) + 1];
    for (std::size_t i = 1; i < begin_.size(); ++i) begin_[i] += begin_[i - 1];
    auto next = begin_;
    for (auto token = sentence.begin; token < sentence.end; ++token)
        if (is_child(token)) tokens_[next[head_of(token)]++] = token;
}

std::span<const std::uint32_t> Children::of(std::uint32_t token) const {
    const auto at = token - first_;
    return std::span(tokens_).subspan(begin_[at], begin_[at + 1] - begin_[at]);
}

std::vector<std::uint32_t> conjuncts(const Parsed& parsed, const Children& children, std::uint32_t token) {
    std::vector<std::uint32_t> members{token};
    for (std::size_t i = 0; i < members.size() && members.size() < most_conjuncts; ++i)
        for (const auto child : children.of(members[i]))
            if (parsed.tokens[child].label == "conj") members.push_back(child);
    return members;
}

}  // namespace entente::events
