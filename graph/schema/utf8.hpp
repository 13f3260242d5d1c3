// UTF-8 as the formats need it: is it well-formed, and how many code points does it have. One place, so that
// every reader draws the same line (no surrogates, no overlong forms, nothing above U+10FFFF).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace entente::schema {

// Takes one code point off the front of `text`; nullopt, and one byte taken, where it is not UTF-8.
// Requires: text is not empty.
std::optional<char32_t> take_code_point(std::string_view& text);

// Offset of the first byte that is not part of well-formed UTF-8.
std::optional<std::size_t> find_bad_utf8(std::string_view text);

// Requires: well-formed UTF-8.
std::uint64_t count_code_points(std::string_view text);

}  // namespace entente::schema
