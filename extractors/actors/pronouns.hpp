// "he", "its", "they", "we": pronouns, and whose words a quotation gives.
#pragma once

#include "extractors/actors/scene.hpp"

namespace entente::actors {

void resolve_pronoun(Scene& scene, std::uint32_t token);

// "I", "we": whoever speaks, and his side; he may be a "he" of the same sentence, so this comes last.
void resolve_first_person(Scene& scene, std::uint32_t token);

// After the sentence has been read: who speaks where its quotation goes on.
void remember_speaker(Scene& scene, Memory& memory);

}  // namespace entente::actors
