#include "graph/schema/utf8.hpp"

#include <algorithm>
#include <unicode/utf8.h>

namespace entente::schema {

std::optional<char32_t> take_code_point(std::string_view& text) {
    const auto length = static_cast<std::int32_t>(std::min<std::size_t>(text.size(), U8_MAX_LENGTH));
    std::int32_t taken = 0;
    UChar32 c = 0;
// ICU's macro narrows within itself.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
    U8_NEXT(text.data(), taken, length, c);
#pragma GCC diagnostic pop
    text.remove_prefix(c < 0 ? 1 : static_cast<std::size_t>(taken));
    if (c < 0) return std::nullopt;
    return static_cast<char32_t>(c);
}

std::optional<std::size_t> find_bad_utf8(std::string_view text) {
    for (std::string_view rest = text; !rest.empty();) {
        const std::size_t offset = text.size() - rest.size();
        if (!take_code_point(rest)) return offset;
    }
    return std::nullopt;
}

std::uint64_t count_code_points(std::string_view text) {
    const auto leads = std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; });
    return static_cast<std::uint64_t>(leads);
}

}  // namespace entente::schema
