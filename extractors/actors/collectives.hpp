// "both sides", "the two leaders", "all three ministers", "the four states", "the pair": several who were
// named before.
#pragma once

#include "extractors/actors/scene.hpp"

namespace entente::actors {

// Whether the token is the noun or number of such a phrase and its members were found.
bool resolve_collective(Scene& scene, std::uint32_t token);

}  // namespace entente::actors
