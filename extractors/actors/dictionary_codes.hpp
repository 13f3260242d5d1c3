// Codes of a dictionary and the days on which they hold: "AFGGOV 011222-140929".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extractors/actors/rows.hpp"

namespace entente::actors {

struct ReadCode {
    std::optional<DictionaryCode> code;
    std::string problem;  // why there is no code, or what was mended
};

// What stands in one pair of brackets: CODE, or CODE and its days, with or without a blank between.
ReadCode read_code(std::string_view content);

}  // namespace entente::actors
