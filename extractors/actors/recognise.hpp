// The first step of linking: names of the tables in a sentence.
#pragma once

#include <cstdint>
#include <vector>

#include "extractors/actors/ambiguity.hpp"
#include "extractors/actors/knowledge.hpp"
#include "extractors/language/parsed.hpp"

namespace entente::actors {

struct Name {
    std::uint32_t begin = 0;  // tokens; several names may share one ("U.S.-Japan")
    std::uint32_t end = 0;
    schema::ByteSpan span;
    std::vector<Sense> senses;

    bool is(NameKind kind) const;
    const Sense* sense(NameKind kind) const;
};

// Longest names, left to right, without overlap, with the senses that they have in this text.
std::vector<Name> recognise(const Knowledge& knowledge, const language::Parsed& parsed,
                            language::Sentence sentence, Meanings& meanings);

}  // namespace entente::actors
