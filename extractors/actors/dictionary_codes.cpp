#include "extractors/actors/dictionary_codes.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <utility>

#include "extractors/actors/dictionary_text.hpp"

namespace entente::actors {
namespace {

using schema::Day;

bool to_number(std::string_view digits, int& value) {
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && end == digits.data() + digits.size();
}

// The files were made until 2015, so that "14" is 2014 and "32" is 1932.
int full_year(int two_digits) {
    return two_digits > 15 ? 1900 + two_digits : 2000 + two_digits;
}

struct ReadDay {
    Day day{};
    bool century_guessed = false;
    bool mended = false;  // the month has no such day: its last one is taken
};

// YYYYMMDD or YYMMDD; month or day 00 is the first.
std::optional<ReadDay> read_day(std::string_view digits) {
    if ((digits.size() != 6 && digits.size() != 8) || !std::ranges::all_of(digits, is_digit)) return {};
    const bool two = digits.size() == 6;
    int year = 0, month = 0, day = 0;
    to_number(digits.substr(0, digits.size() - 4), year);
    to_number(digits.substr(digits.size() - 4, 2), month);
    to_number(digits.substr(digits.size() - 2), day);
    if (two) year = full_year(year);
    if (year < 1000 || month > 12 || day > 31) return {};
    const std::chrono::year_month in_month{std::chrono::year(year),
                                           std::chrono::month(static_cast<unsigned>(std::max(month, 1)))};
    const auto last = static_cast<unsigned>((in_month / std::chrono::last).day());
    const auto wanted = static_cast<unsigned>(std::max(day, 1));
    return ReadDay{in_month / std::chrono::day(std::min(wanted, last)), two, wanted > last};
}

ReadCode not_read(std::string problem) {
    return {std::nullopt, std::move(problem)};
}

ReadCode with_days(DictionaryCode code, std::string_view restriction) {
    std::string blankless;
    for (const char c : restriction)
        if (!is_blank(c)) blankless += c;
    restriction = blankless;
    const char sign = restriction.front();
    const bool one_sided = sign == '<' || sign == '>';
    const auto dash = restriction.find('-');
    const auto first = read_day(one_sided ? restriction.substr(1) : restriction.substr(0, dash));
    const auto second = dash == std::string_view::npos ? first : read_day(restriction.substr(dash + 1));
    if (!first || !second || (one_sided && dash != std::string_view::npos))
        return not_read(fmt::format("\"{}\" is no date or range of dates", restriction));
    auto& period = code.period;
    if (sign != '<') period.from = first->day;
    if (sign != '>') period.until = second->day;
    if (period.until < period.from && first->century_guessed)
        period.from = std::chrono::year_month_day(period.from) - std::chrono::years(100);
    if (period.until < period.from) return not_read(fmt::format("\"{}\" ends before it starts", restriction));
    const bool mended = first->mended || second->mended;
    return {std::move(code), mended
                                 ? fmt::format("\"{}\" names a day that its month has not; the last one is "
                                               "taken",
                                               restriction)
                                 : ""};
}

// Letters, and numbers of three digits as in "NGO211DEV"; a longer number is a date glued to its code.
std::size_t code_end(std::string_view content) {
    std::size_t at = 0;
    while (at < content.size()) {
        std::size_t digits = 0;
        while (at + digits < content.size() && is_digit(content[at + digits])) ++digits;
        if (digits != 0 && digits != 3) break;
        if (digits == 0 && !is_upper(upper(content[at]))) break;
        at += std::max<std::size_t>(digits, 1);
    }
    return at;
}

}  // namespace

ReadCode read_code(std::string_view content) {
    content = trim(content);
    const auto end = content.starts_with("---") ? 3 : code_end(content);
    if (end < 3) return not_read(fmt::format("\"[{}]\" holds no code", content));
    DictionaryCode code{std::string(content.substr(0, end))};
    std::ranges::transform(code.code, code.code.begin(), upper);
    const auto restriction = trim(content.substr(end));
    if (!restriction.empty()) return with_days(std::move(code), restriction);
    const bool odd = code.code != "---" && code.code.size() % 3 != 0;
    return {std::move(code), odd ? "the code is not made of parts of three letters; it is kept" : ""};
}

}  // namespace entente::actors
