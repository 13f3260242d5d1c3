#include "extractors/events/polarity.hpp"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace entente::events {
namespace {

using language::Parsed;

bool is_any(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

std::uint32_t head_of(const Parsed& parsed, std::uint32_t token) {
    return static_cast<std::uint32_t>(parsed.tokens[token].head);
}

std::string_view word_before(const Parsed& parsed, std::uint32_t token) {
    return token > 0 ? parsed.tokens[token - 1].norm : std::string_view();
}

// "no minister", "none of its sanctions", "nobody"
bool is_nobody(const Parsed& parsed, const Children& children, std::uint32_t token) {
    const auto& at = parsed.tokens[token];
    if (!is_any(at.label, {"nsubj", "nsubjpass", "dobj", "attr"})) return false;
    if (is_any(at.norm, {"none", "nobody", "nothing", "neither"})) return true;
    return std::ranges::any_of(children.of(token), [&](auto child) {
        return parsed.tokens[child].label == "det" && is_any(parsed.tokens[child].norm, {"no", "neither"});
    });
}

// "neither condemned nor praised"
bool follows_nor(const Parsed& parsed, const Children& children, std::uint32_t verb) {
    return parsed.tokens[verb].label == "conj" &&
           std::ranges::any_of(children.of(head_of(parsed, verb)), [&](auto child) {
               return child < verb && parsed.tokens[child].norm == "nor";
           });
}

// "has yet to sign"
bool is_yet_to(const Parsed& parsed, const Children& children, std::uint32_t verb) {
    if (parsed.tokens[verb].label != "xcomp") return false;
    return std::ranges::any_of(children.of(head_of(parsed, verb)),
                               [&](auto child) { return parsed.tokens[child].norm == "yet"; });
}

// "in the event of a peace agreement"
bool stands_under_condition(const Parsed& parsed, const Children& children, std::uint32_t verb) {
    for (const auto child : children.of(verb)) {
        if (parsed.tokens[child].norm != "in") continue;
        for (const auto object : children.of(child))
            if (is_any(parsed.tokens[object].norm, {"event", "case"}) && !children.of(object).empty())
                return true;
    }
    return false;
}

// "whether it comes"
bool is_question(const Parsed& parsed, const Children& children, std::uint32_t verb) {
    return std::ranges::any_of(children.of(verb), [&](auto child) {
        return parsed.tokens[child].label == "mark" && is_any(parsed.tokens[child].norm, {"whether", "if"});
    });
}

}  // namespace

bool is_negated(const Parsed& parsed, const Children& children, std::uint32_t verb) {
    for (const auto child : children.of(verb)) {
        const auto& at = parsed.tokens[child];
        const auto before = word_before(parsed, child);
        if (at.label == "neg" || at.lemma == "never" || at.norm == "neither" ||
            (at.norm == "longer" && before == "no") || (at.norm == "than" && before == "rather") ||
            is_nobody(parsed, children, child))
            return true;
    }
    return follows_nor(parsed, children, verb) || is_yet_to(parsed, children, verb);
}

bool negates_object(const Parsed& parsed, std::uint32_t preposition) {
    const auto word = parsed.tokens[preposition].norm, before = word_before(parsed, preposition);
    return is_any(word, {"without", "instead"}) || (word == "of" && before == "instead") ||
           (word == "from" && before == "far");
}

bool is_condition(const Parsed& parsed, const Children& children, std::uint32_t verb) {
    if (parsed.tokens[verb].tag == "VBN" && parsed.tokens[verb].lemma == "provide") return true;
    const auto below = children.of(verb);
    for (const auto child : below)
        if (parsed.tokens[child].label == "mark" && is_any(parsed.tokens[child].norm, {"if", "unless"}))
            return word_before(parsed, child) != "even";
    if (below.empty() || below.front() > verb) return false;
    const auto& first = parsed.tokens[below.front()];
    return is_any(first.label, {"aux", "auxpass"}) && is_any(first.norm, {"had", "were", "should"});
}

void mark_conditions(const Parsed& parsed, const Children& children, std::vector<Predicate>& predicates) {
    for (auto& predicate : predicates) {
        predicate.question =
            predicate.link == Link::complement && is_question(parsed, children, predicate.token);
        if (stands_under_condition(parsed, children, predicate.token)) predicate.conditional = true;
        if (predicate.link != Link::condition || !predicate.governor) continue;
        const auto above = std::ranges::lower_bound(predicates, *predicate.governor, {}, &Predicate::token);
        if (above != predicates.end() && above->token == *predicate.governor) above->conditional = true;
    }
}

}  // namespace entente::events
