#include "extractors/text/document.hpp"

#include <algorithm>
#include <array>

namespace entente::text {

CodePoints::CodePoints(std::string_view text) {
    std::uint32_t surplus = 0;
    for (std::uint32_t byte = 0; byte < text.size(); ++byte) {
        if ((static_cast<unsigned char>(text[byte]) & 0xC0U) != 0x80U) continue;
        ++surplus;
        const bool next_continues =
            byte + 1 < text.size() && (static_cast<unsigned char>(text[byte + 1]) & 0xC0U) == 0x80U;
        if (!next_continues) marks_.push_back({byte + 1, surplus});
    }
}

std::uint32_t CodePoints::at(std::uint32_t byte) const {
    if (marks_.empty() || byte < marks_.front().byte) return byte;
    const auto after = std::ranges::upper_bound(marks_, byte, {}, &Mark::byte);
    return byte - std::prev(after)->surplus;
}

std::string_view name(Basis basis) {
    static constexpr std::array<std::string_view, 8> names = {"none",      "field",  "html_meta", "dateline",
                                                              "file_name", "option", "inferred",  "content"};
    return names.at(static_cast<std::size_t>(basis));
}

std::string_view name(BlockKind kind) {
    static constexpr std::array<std::string_view, 6> names = {"paragraph", "heading",   "list_item",
                                                              "caption",   "quotation", "skipped"};
    return names.at(static_cast<std::size_t>(kind));
}

}  // namespace entente::text
