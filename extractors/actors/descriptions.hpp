// "the bloc", "the kingdom", "the minister", "the Australian", "its neighbour", "the former": descriptions of
// somebody who was named before. Which noun can stand for whom is a table, descriptions.tsv.
#pragma once

#include "extractors/actors/scene.hpp"

namespace entente::actors {

// Whether something was found; the token is the noun.
bool resolve_description(Scene& scene, std::uint32_t token);

// "The Australian called it constructive": a person of that state named shortly before, not the state.
void resolve_nationalities(Scene& scene);

}  // namespace entente::actors
