// Names as people type them: "cafe", "CAFÉ" and "Café" are one, and so are "Łódź" and "lodz".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente::schema {

// Lower case, without diacritics, in Latin letters; words apart by one blank, punctuation gone ("Côte
// d'Ivoire" → "cote d ivoire").
std::string fold(std::string_view text);

// The words of a folded text.
std::vector<std::string_view> words(std::string_view folded);

}  // namespace entente::schema
