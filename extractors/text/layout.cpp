#include "extractors/text/layout.hpp"

#include <algorithm>
#include <array>

namespace entente::text {
namespace {

using schema::ByteSpan;

constexpr std::size_t widest_wrap = 120;    // text is not wrapped wider than this
constexpr std::size_t narrowest_wrap = 50;  // nor narrower
constexpr std::size_t longest_heading = 160;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

// What closes a quotation or a bracket, and may stand behind a full stop.
constexpr std::array<std::string_view, 8> closers = {"\"",           "'",        ")", "]", "\xE2\x80\x9D",
                                                     "\xE2\x80\x99", "\xC2\xBB", "*"};

struct Line {
    ByteSpan span;  // without blanks around it
    bool after_gap = false;
};

std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> lines;
    bool gap = true;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::size_t first = at;
        std::size_t last = end;
        while (first < last && is_blank(text[first])) ++first;
        while (last > first && is_blank(text[last - 1])) --last;
        if (first == last) {
            gap = true;
        } else {
            lines.push_back({{static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)}, gap});
            gap = false;
        }
        at = end + 1;
    }
    return lines;
}

// Length of "12. ", "(a) ", "3) ": the number of a list item, with the blank behind it.
std::size_t number_mark(std::string_view line) {
    const bool open = line.starts_with('(');
    std::size_t at = open ? 1 : 0;
    const std::size_t first = at;
    while (at < line.size() && at - first < 3 && is_digit(line[at])) ++at;
    if (at == first) {
        const bool letter = at < line.size() && line[at] >= 'a' && line[at] <= 'z';
        if (!letter) return 0;
        ++at;
        if (at < line.size() && line[at] != ')') return 0;
    }
    if (at + 1 >= line.size() || (line[at] != ')' && (open || line[at] != '.'))) return 0;
    return line[at + 1] == ' ' ? at + 2 : 0;
}

// Length of a bullet or number and the blanks behind it; 0 where the line has none.
std::size_t item_mark(std::string_view line) {
    static constexpr std::array<std::string_view, 9> bullets = {
        "- ",           "* ",           "+ ",           "\xE2\x80\xA2", "\xE2\x80\x93 ",
        "\xE2\x80\xA3", "\xE2\x96\xAA", "\xE2\x97\x8F", "\xC2\xB7 "};
    std::size_t length = number_mark(line);
    for (const std::string_view bullet : bullets) {
        if (line.starts_with(bullet)) length = bullet.size();
    }
    while (length > 0 && length < line.size() && is_blank(line[length])) ++length;
    return length < line.size() ? length : 0;
}

// The width at which the text was wrapped; 0 where it was not.
std::size_t wrap_width(const std::vector<Line>& lines) {
    std::size_t width = 0;
    for (const Line& line : lines) width = std::max<std::size_t>(width, line.span.size());
    if (width < narrowest_wrap || width > widest_wrap) return 0;
    const auto full =
        std::ranges::count_if(lines, [&](const Line& l) { return l.span.size() >= width * 4 / 5; });
    return full >= 3 ? width : 0;
}

// Was the break before `next` made because its first word did not fit any more?
bool is_soft(std::string_view text, const Line& line, const Line& next, std::size_t width) {
    if (width == 0 || next.after_gap) return false;
    const std::string_view following = slice(text, next.span);
    if (item_mark(following) > 0 || ends_sentence(slice(text, line.span))) return false;
    const std::size_t word = std::min(following.find(' '), following.size());
    return line.span.size() + 1 + word > width;
}

std::vector<Block> paragraphs(std::string_view text) {
    const std::vector<Line> lines = lines_of(text);
    const std::size_t width = wrap_width(lines);
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i > 0 && is_soft(text, lines[i - 1], lines[i], width)) {
            blocks.back().span.end = lines[i].span.end;
        } else {
            blocks.push_back({lines[i].span, BlockKind::paragraph});
        }
    }
    return blocks;
}

std::size_t count_words(std::string_view text) {
    std::size_t words = 0;
    bool inside = false;
    for (const char c : text) {
        const bool blank = is_blank(c) || c == '\n';
        words += !blank && !inside;
        inside = !blank;
    }
    return words;
}

bool begins_like_heading(std::string_view line) {
    static constexpr std::array<std::string_view, 3> quotes = {"\"", "\xE2\x80\x9C", "\xE2\x80\x98"};
    for (const std::string_view quote : quotes) {
        if (line.starts_with(quote)) line.remove_prefix(quote.size());
    }
    if (line.empty()) return false;
    const auto c = static_cast<unsigned char>(line.front());
    return (c >= 'A' && c <= 'Z') || is_digit(line.front()) || c >= 0xC3;
}

}  // namespace

std::string_view trim(std::string_view text) {
    while (!text.empty() && (is_blank(text.front()) || text.front() == '\n')) text.remove_prefix(1);
    while (!text.empty() && (is_blank(text.back()) || text.back() == '\n')) text.remove_suffix(1);
    return text;
}

bool ends_sentence(std::string_view text) {
    for (bool found = true; found;) {
        found = false;
        for (const std::string_view closer : closers) {
            if (!text.ends_with(closer)) continue;
            text.remove_suffix(closer.size());
            found = true;
        }
    }
    if (text.empty()) return false;
    return std::string_view(".!?").find(text.back()) != std::string_view::npos ||
           text.ends_with("\xE2\x80\xA6");
}

bool is_prose(std::string_view text) {
    return ends_sentence(text) && count_words(text) >= 6;
}

bool is_heading_like(std::string_view line) {
    if (line.size() > longest_heading || !begins_like_heading(line)) return false;
    const bool question = line.ends_with('?');
    if (ends_sentence(line) && !question) return false;
    if (line.ends_with(',') || line.ends_with(';') || line.ends_with(':')) return false;
    return count_words(line) <= 25;
}

std::vector<Block> layout(std::string_view text) {
    std::vector<Block> blocks = paragraphs(text);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        Block& block = blocks[i];
        const std::string_view line = slice(text, block.span);
        const bool last = i + 1 == blocks.size();
        if (const std::size_t mark = item_mark(line); mark > 0) {
            block.kind = BlockKind::list_item;
            block.span.begin += static_cast<std::uint32_t>(mark);
        } else if (!last && is_heading_like(line)) {
            block.kind = BlockKind::heading;
        }
    }
    return blocks;
}

std::vector<std::uint32_t> soft_breaks(std::string_view text, const std::vector<Block>& blocks) {
    std::vector<std::uint32_t> positions;
    for (const Block& block : blocks) {
        const std::string_view inside = slice(text, block.span);
        for (std::size_t at = inside.find('\n'); at != std::string_view::npos;
             at = inside.find('\n', at + 1)) {
            positions.push_back(block.span.begin + static_cast<std::uint32_t>(at));
        }
    }
    return positions;
}

}  // namespace entente::text
