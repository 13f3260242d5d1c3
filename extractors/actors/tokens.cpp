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

// The first conjunct speaks for the whole list: "between Washington and Beijing". Bounded for hostile trees.
std::uint32_t first_conjunct(const Parsed& parsed, std::uint32_t token) {
    for (int steps = 0; steps < 64 && parsed.tokens[token].label == "conj"; ++steps)
        token = head(parsed, token);
    return token;
}

bool any_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

}  // namespace

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
    if (any_of(at.label, {"nsubj", "nsubjpass", "poss", "dobj", "dative", "csubj"})) return true;
    if (at.label != "pobj") return false;
    const auto& preposition = parsed.tokens[head(parsed, token)];
    return any_of(preposition.lemma, {"with", "by", "between", "against", "of"}) &&
           preposition.label != "npadvmod" &&
           !(preposition.lemma == "of" && parsed.tokens[head(parsed, head(parsed, token))].pos != "NOUN");
}

bool stands_in_place(const Parsed& parsed, std::uint32_t token) {
    token = first_conjunct(parsed, token);
    if (parsed.tokens[token].label == "dobj")
        return any_of(parsed.tokens[head(parsed, token)].lemma,
                      {"visit", "leave", "reach", "enter", "tour", "depart"});
    if (parsed.tokens[token].label != "pobj") return false;
    const auto& preposition = parsed.tokens[head(parsed, token)];
    return any_of(preposition.lemma, {"in", "at", "near", "inside", "within", "across", "throughout",
                                      "around", "outside", "off"});
}

bool modifies_noun(const Parsed& parsed, std::uint32_t token) {
    const auto& at = parsed.tokens[token];
    if (any_of(at.label, {"amod", "compound", "nmod", "poss"})) return true;
    // "the new U.S.-Japan alliance": labels that the parser gives when it is lost inside a noun phrase.
    const auto above = head(parsed, token);
    return above > token && any_of(at.label, {"dep", "preconj", "quantmod"}) &&
           any_of(parsed.tokens[above].pos, {"NOUN", "PROPN", "ADJ"});
}

}  // namespace entente::actors
