#include "graph/schema/date.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <optional>

namespace entente::schema {
namespace {

using std::chrono::day;
using std::chrono::last;
using std::chrono::month;
using std::chrono::year;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Takes exactly `count` digits off the front.
std::optional<unsigned> take_number(std::string_view& text, std::size_t count) {
    if (text.size() < count || !std::ranges::all_of(text.substr(0, count), is_digit)) return std::nullopt;
    unsigned value = 0;
    std::from_chars(text.data(), text.data() + count, value);
    text.remove_prefix(count);
    return value;
}

bool take(std::string_view& text, char c) {
    if (!text.starts_with(c)) return false;
    text.remove_prefix(1);
    return true;
}

bool take_zone(std::string_view& text) {
    if (take(text, 'Z') || text.empty()) return true;
    if (!take(text, '+') && !take(text, '-')) return false;
    const auto hours = take_number(text, 2);
    if (!hours || *hours > 23) return false;
    const bool colon = take(text, ':');
    if (!colon && text.empty()) return true;
    const auto minutes = take_number(text, 2);
    return minutes && *minutes < 60;
}

void take_fraction(std::string_view& text) {
    if (!text.starts_with('.') && !text.starts_with(',')) return;
    const auto end = std::find_if_not(text.begin() + 1, text.end(), is_digit);
    text.remove_prefix(static_cast<std::size_t>(end - text.begin()));
}

// "T10:00", " 10:00:05.250+09:00": what may follow the day in an ISO timestamp. The date part is taken as
// written, in the writer's own zone.
bool is_time_of_day(std::string_view text) {
    if (!take(text, 'T') && !take(text, ' ')) return false;
    const auto hours = take_number(text, 2);
    if (!hours || *hours > 24 || !take(text, ':')) return false;
    const auto minutes = take_number(text, 2);
    if (!minutes || *minutes > 59) return false;
    if (take(text, ':')) {
        const auto seconds = take_number(text, 2);
        if (!seconds || *seconds > 60) return false;
        take_fraction(text);
    }
    return take_zone(text) && text.empty();
}

DateRange range_of(year y) {
    return {y / 1 / 1, y / 12 / 31, DatePrecision::year};
}
DateRange range_of(year y, month m) {
    return {y / m / 1, y / m / last, DatePrecision::month};
}

std::optional<DateRange> read_date(std::string_view text) {
    const auto y = take_number(text, 4);
    if (!y || *y == 0) return std::nullopt;
    const year the_year{static_cast<int>(*y)};
    if (text.empty()) return range_of(the_year);
    if (!take(text, '-')) return std::nullopt;
    const auto m = take_number(text, 2);
    if (!m || !month{*m}.ok()) return std::nullopt;
    if (text.empty()) return range_of(the_year, month{*m});
    if (!take(text, '-')) return std::nullopt;
    const auto d = take_number(text, 2);
    if (!d || !(the_year / month{*m} / day{*d}).ok()) return std::nullopt;
    if (!text.empty() && !is_time_of_day(text)) return std::nullopt;
    const Day exact = the_year / month{*m} / day{*d};
    return DateRange{exact, exact, DatePrecision::day};
}

}  // namespace

Result<DateRange> parse_date(std::string_view text) {
    if (auto range = read_date(text)) return *range;
    return std::unexpected(Error{.code = ErrorCode::invalid,
                                 .message = fmt::format("\"{}\" is not a date", text.substr(0, 40)),
                                 .hint = "write 2022-01-06, 2022-01 or 2022"});
}

std::string to_iso(Day day) {
    const std::chrono::year_month_day date{day};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string_view name(DatePrecision precision) {
    switch (precision) {
        case DatePrecision::day:
            return "day";
        case DatePrecision::month:
            return "month";
        case DatePrecision::year:
            return "year";
    }
    return "";
}

std::optional<DatePrecision> parse_date_precision(std::string_view text) {
    for (const auto precision : {DatePrecision::day, DatePrecision::month, DatePrecision::year})
        if (name(precision) == text) return precision;
    return std::nullopt;
}

}  // namespace entente::schema
