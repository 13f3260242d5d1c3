// Persons whom no table knows, but of whom the text says whom they act for: "Bjoern Seibert, Head of Cabinet of the
// President of the European Commission", "Akiba Takeo of Japan".
#pragma once

#include "extractors/actors/scene.hpp"

namespace entente::actors {

void resolve_strangers(Scene& scene, Memory& memory);

}  // namespace entente::actors
