// "The rebels", "police", "the government": people in a role whose country nobody says, because the sentence
// is about one country only.
#pragma once

#include "extractors/actors/scene.hpp"

namespace entente::actors {

bool resolve_role(Scene& scene, std::uint32_t token);

}  // namespace entente::actors
