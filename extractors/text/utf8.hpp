// The first step of every reader: bytes become well-formed UTF-8 with line feeds only. Bad bytes are
// repaired, not refused, as one stray byte must not cost a document; but a file that is not text at all is
// told so.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/text/document.hpp"
#include "extractors/text/origin.hpp"
#include "graph/schema/result.hpp"

namespace entente::text {

struct Decoded : Traced {
    std::vector<Warning> warnings;
};

enum class Whitespace : std::uint8_t {
    normalise,  // CRLF and CR become LF; spaces that do not break a line become plain ones
    keep,       // a JSON string is data: whoever slices it counts every character of it
};

// A leading BOM is dropped, NUL and each maximal bad sequence become U+FFFD. The first few repairs have a
// warning each, the rest one together. Fails where so little is text that the input must be binary or in
// another encoding.
schema::Result<Decoded> decode_utf8(std::string_view bytes, Whitespace whitespace = Whitespace::normalise);

// The text with each bad byte as U+FFFD, however many there are: for what a library gives that should be UTF-8.
std::string mend_utf8(std::string_view text);

}  // namespace entente::text
