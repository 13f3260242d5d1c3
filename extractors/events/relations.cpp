#include "extractors/events/relations.hpp"

#include <algorithm>
#include <span>

#include "extractors/events/polarity.hpp"
#include "extractors/events/reach.hpp"

namespace entente::events {
namespace {

using language::Parsed;
using language::Sentence;

constexpr std::size_t most_conjuncts = 512;

bool is_any(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

class Relater {
  public:
    Relater(const Parsed& parsed, Sentence sentence)
        : parsed_(parsed), sentence_(sentence), children_(parsed, sentence) {}

    Relations run() {
        for (auto token = sentence_.begin; token < sentence_.end; ++token) {
            const auto& at = parsed_.tokens[token];
            if (is_predicate_verb(token))
                predicates_.push_back(verb(token));
            else if (at.pos == "NOUN" || at.pos == "PROPN" || governs_clause(token))
                predicates_.push_back(noun(token));
        }
        reach(parsed_, children_, sentence_, predicates_);
        mark_conditions(parsed_, children_, predicates_);
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

    // "ready to sign", "due to arrive"
    bool governs_clause(std::uint32_t token) const {
        return at(token).pos == "ADJ" && std::ranges::any_of(children_.of(token), [&](auto child) {
                   return is_any(at(child).label, {"xcomp", "ccomp"});
               });
    }

    Predicate verb(std::uint32_t token) {
        Predicate predicate{.token = token, .lemma = std::string(at(token).lemma)};
        predicate.past = at(token).tag == "VBD" || at(token).tag == "VBN";
        for (const auto child : children_.of(token)) {
            const auto label = at(child).label;
            if (label == "auxpass" || label == "nsubjpass") predicate.passive = true;
            if (label == "aux") auxiliary(predicate, child);
            if (label == "advmod") predicate.modifiers.push_back(child);
            if (label == "prt") predicate.lemma += " " + std::string(at(child).lemma);
        }
        for (const auto child : children_.of(token)) argument(predicate, child);
        if (!predicate.passive && !has_argument(predicate, "agent")) agent_of_headline(predicate);
        if (at(token).label == "amod") {
            if (head(token) > token) put(predicate, "patient", head(token));
            return predicate;
        }
        govern(predicate);
        if (is_negated(parsed_, children_, token)) predicate.negated = true;
        return predicate;
    }

    // "Mali orders the envoy to leave": a name before a verb that the parser takes for a noun's.
    void agent_of_headline(Predicate& predicate) const {
        for (const auto child : children_.of(predicate.token))
            if (is_any(at(child).label, {"compound", "nmod", "amod"}) && child < predicate.token)
                put(predicate, "agent", child);
    }

    void auxiliary(Predicate& predicate, std::uint32_t token) const {
        const auto word = at(token).norm;
        if (at(token).tag == "TO") predicate.infinitive = true;
        if (is_any(word, {"will", "shall", "wo", "'ll", "going"})) predicate.modality = Modality::will;
        if (is_any(word, {"would", "'d"})) predicate.modality = Modality::would;
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
            if (is_any(label, {"amod", "advmod"})) predicate.modifiers.push_back(child);
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
            if (negates_object(parsed_, token)) predicate.negated = true;
            if (head(token) == token) return;
            token = head(token);
        }
        predicate.governor = token;
    }

    Link link_of(std::uint32_t token, std::string_view label) const {
        if (label == "conj") return Link::conjunct;
        if (is_for_clause(parsed_, children_, token)) return Link::complement;
        if (is_any(label, {"ccomp", "xcomp", "pcomp"})) return Link::complement;
        if (label == "relcl") return Link::relative;
        if (label == "acl") return Link::noun;
        if (label == "advcl") {
            if (is_condition(parsed_, children_, token)) return Link::condition;
            for (const auto child : children_.of(token))
                if (at(child).label == "aux" && at(child).tag == "TO") return Link::purpose;
            return Link::adverbial;
        }
        return Link::noun;
    }

    const Parsed& parsed_;
    Sentence sentence_;
    Children children_;
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
