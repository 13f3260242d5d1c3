// Where text came from. A reader builds its text here, so that each byte of it can be led back to the input;
// readers in a chain (character set, UTF-8 repair, HTML) compose their maps into one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/text/document.hpp"

namespace entente::text {

// Bytes of an input, [begin, end).
struct OriginSpan {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;

    friend bool operator==(OriginSpan, OriginSpan) = default;
};

// Text and its map, grown together. Neighbouring verbatim pieces are joined.
struct Traced {
    std::string text;
    std::vector<Piece> origin;

    void add_verbatim(std::string_view bytes, std::uint64_t from);
    void add_replaced(std::string_view with, OriginSpan from);

    friend bool operator==(const Traced&, const Traced&) = default;
};

// The input that text[span] came from, from its first to its last byte; empty where the map is.
OriginSpan original(const std::vector<Piece>& origin, schema::ByteSpan span);

// `outer` maps a text to a middle text, `inner` the middle text to the input; the result maps the text to the
// input.
std::vector<Piece> compose(const std::vector<Piece>& outer, const std::vector<Piece>& inner);

// Turns text[at] into `with` for each of the positions, which are sorted, and says so in the map.
void replace_bytes(Traced& traced, const std::vector<std::uint32_t>& positions, char with);

}  // namespace entente::text
