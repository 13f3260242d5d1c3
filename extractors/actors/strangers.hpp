// Persons whom no table knows, but of whom the text says whom they act for: "Karim Nur, head of cabinet of
// the president of Egypt", "Karim Nur of Egypt".
#pragma once

#include "extractors/actors/scene.hpp"

namespace entente::actors {

void resolve_strangers(Scene& scene, Memory& memory);

}  // namespace entente::actors
