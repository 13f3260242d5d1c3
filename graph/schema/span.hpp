// Where something stands in a text. Inside the program spans count bytes of the document's UTF-8; everything that
// leaves it counts code points, so that Python, R and JavaScript can slice with it. The two are distinct types,
// so that neither is ever taken for the other.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace entente::schema {

template <class Unit>
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;  // one past the last

    constexpr std::uint32_t size() const { return end - begin; }
    constexpr bool empty() const { return begin == end; }
    constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
    constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }

    friend constexpr auto operator<=>(Span, Span) = default;
};

using ByteSpan = Span<struct ByteUnit>;
using CodePointSpan = Span<struct CodePointUnit>;

// Requires: span within text.
constexpr std::string_view slice(std::string_view text, ByteSpan span) {
    return text.substr(span.begin, span.size());
}

// Which of a document's two texts a span points into.
enum class Field : std::uint8_t { text, title };

}  // namespace entente::schema
