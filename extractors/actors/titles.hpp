// A title and whose it is: "Minister for Foreign Affairs of Japan Yoshimasa Hayashi", "the presidents of
// France and Ukraine", "Ambassador to Mexico Ken Salazar", "the president" named before.
#pragma once

#include <string>
#include <vector>

#include "extractors/actors/composition.hpp"

namespace entente::actors {

// Reads the title that is the name at `at`, of the owners said before it, in a mention that begins at the
// token `begin`. Returns the next name to read.
std::size_t read_title(Composition& composition, std::size_t at, std::vector<std::string> owners,
                       std::uint32_t begin);

}  // namespace entente::actors
