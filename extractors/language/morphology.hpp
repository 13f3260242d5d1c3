// Morphological analyses in Universal Dependencies' form and their normal form, by which spaCy names them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace entente::language {

// "Number=Sing|Case=Nom,Acc" → "Case=Acc,Nom|Number=Sing": features and values sorted, the last one of a
// feature given twice; "" and "_" → "". nullopt: a part is not Feature=Value.
std::optional<std::string> normalize_morphology(std::string_view features);

// The value of one feature of an analysis; "" where it has none.
std::string_view morphological_feature(std::string_view analysis, std::string_view feature);

}  // namespace entente::language
