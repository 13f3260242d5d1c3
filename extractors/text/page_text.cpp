#include "extractors/text/page_text.hpp"

#include <algorithm>

namespace entente::text {
namespace {

bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool is_blank(std::string_view text) {
    return text == "\xC2\xA0" || text == "\xE2\x80\xAF" || text == "\xE2\x80\x87" ||
           std::ranges::all_of(text, is_space);
}

}  // namespace

void PageText::open(BlockKind kind) {
    if (in_block_) blocks_.back().span.end = static_cast<std::uint32_t>(out_.text.size());
    in_block_ = false;
    blank_ = false;
    kind_ = kind;
}

// Puts the line break or blank that is due before the next word.
void PageText::begin_word() {
    if (!in_block_) {
        if (!blocks_.empty()) out_.add_replaced("\n", here());
        blocks_.push_back({{static_cast<std::uint32_t>(out_.text.size()), 0}, kind_});
        in_block_ = true;
    } else if (blank_) {
        out_.add_replaced(" ", blank_from_);
    }
    blank_ = false;
}

void PageText::add(std::string_view text, std::uint64_t from) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        while (at < text.size() && is_space(text[at])) ++at;
        if (at > begin && !blank_) {
            blank_ = true;
            blank_from_ = {from + begin, from + at};
        }
        if (at == text.size()) return;
        // One plain blank within a text is as it stands in the page: no need to part the piece.
        std::size_t end = at;
        while (end < text.size() && !is_space(text[end])) {
            ++end;
            const bool single_blank = end + 1 < text.size() && text[end] == ' ' && !is_space(text[end + 1]);
            if (single_blank) ++end;
        }
        begin_word();
        out_.add_verbatim(text.substr(at, end - at), from + at);
        at = end;
    }
}

void PageText::add_replaced(std::string_view text, OriginSpan from) {
    if (text.empty()) return;
    if (is_blank(text)) {
        if (!blank_) blank_from_ = from;
        blank_ = true;
        return;
    }
    begin_word();
    out_.add_replaced(text, from);
}

OriginSpan PageText::here() const {
    const std::uint64_t end = out_.origin.empty() ? 0 : out_.origin.back().origin_end;
    return {end, end};
}

PageText::Result PageText::take() {
    close();
    return {std::move(out_), std::move(blocks_)};
}

}  // namespace entente::text
