// What the language core gives: tokens with tag, lemma, head and label, sentences and named entities. In spaCy's terms
// and values, so that whoever knows spaCy's Doc knows this. Token indices count from the text's first token.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "extractors/language/string_arena.hpp"
#include "graph/schema/span.hpp"

namespace entente::language {

using schema::ByteSpan;

// The views point into the model or into the Parsed that holds the token.
struct Token {
    ByteSpan span;              // without the space after it
    bool space_after = false;   // one U+0020 follows (further white space is a token of its own)
    bool sentence_start = false;
    std::int32_t head = 0;      // index of the head; its own index for a root
    std::string_view tag;       // Penn tag: "NNP"
    std::string_view pos;       // Universal Dependencies: "PROPN"
    std::string_view morph;     // "Number=Sing"; "" where there is none
    std::string_view lemma;
    std::string_view norm;      // spaCy's NORM: lower case, contractions written out
    std::string_view label;     // dependency label: "nsubj", "ROOT"
};

struct Sentence {
    std::uint32_t begin = 0;  // tokens
    std::uint32_t end = 0;
};

struct Entity {
    std::uint32_t begin = 0;  // tokens
    std::uint32_t end = 0;
    std::string_view label;   // "GPE", "PERSON", "ORG", "NORP", "DATE" …
};

struct Parsed {
    std::string_view text;             // the text that was parsed; owned by the caller
    std::vector<Token> tokens;
    std::vector<Sentence> sentences;   // in order, covering all tokens
    std::vector<Entity> entities;      // in order, without overlap
    std::shared_ptr<const StringArena> strings;  // keeps alive the lemmas and norms that the model does not hold

    std::string_view form(std::size_t token) const { return schema::slice(text, tokens[token].span); }
};

}  // namespace entente::language
