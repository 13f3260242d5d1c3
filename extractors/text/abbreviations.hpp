// Words that end in a full stop without ending a sentence (data/text/abbreviations.tsv).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace entente::text {

enum class Abbreviation : std::uint8_t { title, never, number, month, tail };

// `word` is without its full stop, in the case that it has in the text.
std::optional<Abbreviation> find_abbreviation(std::string_view word);

}  // namespace entente::text
