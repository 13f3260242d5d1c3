// "his country", "its foreign minister", "whose president", "his host": somebody named by way of a pronoun
// that has just been resolved.
#pragma once

#include "extractors/actors/scene.hpp"

namespace entente::actors {

// Whether something was found; the token is the noun, or the first of the office's title.
bool resolve_possessed(Scene& scene, std::uint32_t token);

}  // namespace entente::actors
