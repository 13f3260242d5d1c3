#include "extractors/text/date_cursor.hpp"

#include <algorithm>

namespace entente::text {
namespace {

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

char lower(char c) {
    return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

constexpr std::array<std::string_view, 12> month_names = {"january",   "february", "march",    "april",
                                                          "may",       "june",     "july",     "august",
                                                          "september", "october",  "november", "december"};

// 1 to 12; 0 where `word` is no month's name. "jan", "sept" and the like count.
unsigned month_of(std::string_view word) {
    if (word.size() < 3 || word.size() > 9) return 0;
    std::array<char, 9> letters{};
    std::ranges::transform(word, letters.begin(), lower);
    const std::string_view small{letters.data(), word.size()};
    for (unsigned i = 0; i < month_names.size(); ++i) {
        const bool abbreviated = small == month_names[i].substr(0, 3) || (i == 8 && small == "sept");
        if (small == month_names[i] || abbreviated) return i + 1;
    }
    return 0;
}

}  // namespace

bool is_date_word(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return is_date_digit(c) || is_letter(c) || (byte >= 0xC3 && byte != 0xE2);
}

bool DateCursor::take(std::string_view literal) {
    if (!text_.substr(at_).starts_with(literal)) return false;
    at_ += literal.size();
    return true;
}

bool DateCursor::take_blank() {
    const std::size_t before = at_;
    while (peek() == ' ' || peek() == '\n' || take("\xC2\xA0")) {
        if (peek() == ' ' || peek() == '\n') ++at_;
    }
    return at_ > before;
}

std::optional<unsigned> DateCursor::take_number(std::size_t least, std::size_t most) {
    std::size_t digits = 0;
    while (digits <= most && is_date_digit(peek(digits))) ++digits;
    if (digits < least || digits > most) return std::nullopt;
    unsigned value = 0;
    for (std::size_t i = 0; i < digits; ++i) value = value * 10 + static_cast<unsigned>(peek(i) - '0');
    at_ += digits;
    return value;
}

std::optional<unsigned> DateCursor::take_month() {
    if (!is_upper(peek())) return std::nullopt;
    std::size_t letters = 0;
    while (is_letter(peek(letters))) ++letters;
    const unsigned month = month_of(text_.substr(at_, letters));
    if (month == 0) return std::nullopt;
    at_ += letters;
    if (letters <= 4 && peek() == '.') ++at_;
    return month;
}

}  // namespace entente::text
