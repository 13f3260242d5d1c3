#include "extractors/actors/tokens.hpp"

#include <algorithm>
#include <array>

namespace entente::actors {
namespace {

using language::Entity;
using language::Parsed;

std::uint32_t head(const Parsed& parsed, std::uint32_t token) {
    return static_cast<std::uint32_t>(parsed.tokens[token].head);
}

// Bound of every way up a tree: hostile text can make trees as deep as it is long.
constexpr int highest_climb = 64;

bool is_verb(const Parsed& parsed, std::uint32_t token) {
    return is_any(parsed.tokens[token].pos, {"VERB", "AUX"}) &&
           !is_any(parsed.tokens[token].label, {"aux", "auxpass"});
}

std::optional<std::uint32_t> child(const Parsed& parsed, std::uint32_t verb,
                                   std::initializer_list<std::string_view> labels) {
    const auto from = verb > 60 ? verb - 60 : 0;
    const auto to = std::min<std::size_t>(parsed.tokens.size(), verb + 12);
    for (auto token = from; token < to; ++token)
        if (parsed.tokens[token].head == static_cast<std::int32_t>(verb) && token != verb &&
            is_any(parsed.tokens[token].label, labels))
            return token;
    return std::nullopt;
}

}  // namespace

bool is_any(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

std::uint32_t first_conjunct(const Parsed& parsed, std::uint32_t token) {
    for (int steps = 0; steps < highest_climb && parsed.tokens[token].label == "conj"; ++steps)
        token = head(parsed, token);
    return token;
}

bool is_subject(const Parsed& parsed, std::uint32_t token) {
    return is_any(parsed.tokens[first_conjunct(parsed, token)].label, {"nsubj", "nsubjpass"});
}

bool is_object(const Parsed& parsed, std::uint32_t token) {
    token = first_conjunct(parsed, token);
    const auto& label = parsed.tokens[token].label;
    return is_any(label, {"dobj", "dative"}) ||
           (label == "pobj" && is_verb(parsed, head(parsed, head(parsed, token))));
}

bool is_counterpart(const Parsed& parsed, std::uint32_t token) {
    token = first_conjunct(parsed, token);
    const auto& at = parsed.tokens[token];
    const auto& above = parsed.tokens[head(parsed, token)];
    if (at.label == "pobj") return is_any(above.lemma, {"with", "between"});
    return at.label == "dobj" &&
           is_any(above.lemma, {"meet", "visit", "host", "receive", "welcome", "call", "phone", "join"});
}

std::optional<std::uint32_t> clause_of(const Parsed& parsed, std::uint32_t token) {
    for (int steps = 0; steps < highest_climb; ++steps) {
        const auto above = head(parsed, token);
        if (above == token) return is_verb(parsed, token) ? std::optional(token) : std::nullopt;
        token = above;
        if (is_verb(parsed, token)) return token;
    }
    return std::nullopt;
}

std::optional<std::uint32_t> subject_of(const Parsed& parsed, std::uint32_t verb) {
    for (int steps = 0; steps < 8; ++steps) {
        const auto above = head(parsed, verb);
        if (const auto subject = child(parsed, verb, {"nsubj", "nsubjpass"})) {
            const bool relative = is_any(parsed.tokens[*subject].tag, {"WP", "WDT"});
            return relative && parsed.tokens[verb].label == "relcl" ? above : *subject;
        }
        if (above == verb || !is_any(parsed.tokens[verb].label, {"conj", "xcomp", "advcl"}))
            return std::nullopt;
        if (parsed.tokens[verb].label == "xcomp")
            if (const auto told = child(parsed, above, {"dobj", "dative"})) return told;
        verb = above;
    }
    return std::nullopt;
}

std::uint32_t head_of(const Parsed& parsed, std::uint32_t begin, std::uint32_t end) {
    for (auto token = begin; token < end; ++token) {
        const auto above = head(parsed, token);
        if (above == token || above < begin || above >= end) {
            // A possessive or a comma that the mention ends with is not what it hangs by.
            if (parsed.tokens[token].pos != "PUNCT" && parsed.tokens[token].pos != "PART") return token;
        }
    }
    return end - 1;
}

const Entity* entity_over(const Parsed& parsed, std::uint32_t begin, std::uint32_t end) {
    const auto after = std::ranges::upper_bound(parsed.entities, begin, {}, &Entity::begin);
    if (after == parsed.entities.begin()) return nullptr;
    const auto& entity = *(after - 1);
    return entity.end >= end ? &entity : nullptr;
}

const Entity* entity_ending(const Parsed& parsed, std::uint32_t end) {
    if (end == 0) return nullptr;
    const auto* entity = entity_over(parsed, end - 1, end);
    return entity && entity->end == end ? entity : nullptr;
}

bool acts_like_government(const Parsed& parsed, std::uint32_t token) {
    token = first_conjunct(parsed, token);
    const auto& at = parsed.tokens[token];
    if (stands_in_place(parsed, token)) return false;
    if (is_any(at.label, {"nsubj", "nsubjpass", "poss", "dobj", "dative", "csubj"})) return true;
    if (at.label != "pobj") return false;
    const auto& preposition = parsed.tokens[head(parsed, token)];
    return is_any(preposition.lemma, {"with", "by", "between", "against", "of"}) &&
           preposition.label != "npadvmod" &&
           !(preposition.lemma == "of" && parsed.tokens[head(parsed, head(parsed, token))].pos != "NOUN");
}

bool stands_in_place(const Parsed& parsed, std::uint32_t token) {
    token = first_conjunct(parsed, token);
    if (parsed.tokens[token].label == "dobj")
        return is_any(parsed.tokens[head(parsed, token)].lemma,
                      {"visit", "leave", "reach", "enter", "tour", "depart"});
    if (parsed.tokens[token].label != "pobj") return false;
    const auto& preposition = parsed.tokens[head(parsed, token)];
    return is_any(preposition.lemma, {"in", "at", "near", "inside", "within", "across", "throughout",
                                      "around", "outside", "off"});
}

bool modifies_noun(const Parsed& parsed, std::uint32_t token) {
    const auto& at = parsed.tokens[token];
    if (is_any(at.label, {"amod", "compound", "nmod", "poss"})) return true;
    // "the new U.S.-Japan alliance": labels that the parser gives when it is lost inside a noun phrase.
    const auto above = head(parsed, token);
    return above > token && is_any(at.label, {"dep", "preconj", "quantmod"}) &&
           is_any(parsed.tokens[above].pos, {"NOUN", "PROPN", "ADJ"});
}

}  // namespace entente::actors
