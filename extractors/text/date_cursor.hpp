// A place in a text that the forms of written dates are read from: it moves on only when what is asked for is
// there.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace entente::text {

constexpr bool is_date_digit(char c) {
    return c >= '0' && c <= '9';
}

// Bytes of other scripts' letters count as part of a word; U+2000 to U+2FFF (dashes, quotes) begin with 0xE2.
bool is_date_word(char c);

class DateCursor {
  public:
    DateCursor(std::string_view text, std::size_t at) : text_(text), at_(at) {}

    std::size_t at() const { return at_; }

    // The character there; NUL behind the end.
    char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

    bool at_word_end() const { return !is_date_word(peek()); }

    bool take(std::string_view literal);
    bool take_blank();

    // A number of `least` to `most` digits, not followed by another digit.
    std::optional<unsigned> take_number(std::size_t least, std::size_t most);

    // 1 to 12: "January", "JANUARY", "Jan.", "Sept".
    std::optional<unsigned> take_month();

  private:
    std::string_view text_;
    std::size_t at_;
};

// Runs `step` and puts the cursor back where it was if that gives nothing.
template <class Step>
auto attempt(DateCursor& cursor, Step step) {
    const DateCursor before = cursor;
    auto result = step();
    if (!result) cursor = before;
    return result;
}

}  // namespace entente::text
