// Names as the news writes them.
//
// Text and tables are cut into the same small units, whatever the tokenizer did: an atom is a run of letters
// and digits, without diacritics and in lower case; "U.S." is the atom "us", "U.S.-Japan" two atoms, and a
// comma is an atom of its own. What lower-casing loses is kept beside it, since "US" is a country and "us" is
// not.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/schema/span.hpp"

namespace entente::actors {

enum class Case : std::uint8_t { lower, capital, upper };

struct Atom {
    std::string_view text;  // as written
    schema::ByteSpan span;  // in the text that was cut
    Case written = Case::lower;
    std::uint32_t token = 0;  // of the parse, where the text was one
};

// The atoms of one token or phrase, appended; spans are shifted by `offset`.
void cut(std::string_view text, std::uint32_t offset, std::uint32_t token, std::vector<Atom>& atoms);

// Lower case, without diacritics and dots: "Türkiye" → "turkiye", "U.S." → "us".
std::string fold(std::string_view text);

// The folded words of a name joined by blanks, to look names up by: "U.S.-Japan" → "us japan".
std::string key(std::string_view text);

// Lower-case words joined by hyphens, for ids: "Yoshimasa Hayashi" → "yoshimasa-hayashi".
std::string slug(std::string_view text);

}  // namespace entente::actors
