// Entry point: read_date_at. Each form is a few steps of DateCursor.
#include "extractors/text/date_forms.hpp"

#include <algorithm>
#include <array>

#include "extractors/text/date_cursor.hpp"

namespace entente::text {
namespace {

using Point = CalendarPoint;
using Found = std::optional<WrittenDate>;

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// "6", "6th"; not "6,000", "6.5", "6 percent".
std::optional<unsigned> take_day(DateCursor& cursor) {
    return attempt(cursor, [&]() -> std::optional<unsigned> {
        const auto number = cursor.take_number(1, 2);
        if (!number || *number == 0 || *number > 31) return std::nullopt;
        const bool ordinal = cursor.take("st") || cursor.take("nd") || cursor.take("rd") || cursor.take("th");
        if (!cursor.at_word_end() || cursor.peek() == '%') return std::nullopt;
        const char mark = cursor.peek();
        if (!ordinal && (mark == ',' || mark == '.' || mark == ':') && is_date_digit(cursor.peek(1)))
            return std::nullopt;
        return number;
    });
}

// ", 2022", " 2022"
std::optional<int> take_year(DateCursor& cursor) {
    return attempt(cursor, [&]() -> std::optional<int> {
        cursor.take(",");
        if (!cursor.take_blank()) return std::nullopt;
        const auto number = cursor.take_number(4, 4);
        if (!number || *number < 1000 || *number > 2199 || !cursor.at_word_end()) return std::nullopt;
        return static_cast<int>(*number);
    });
}

// What joins the two ends of a range.
bool take_range_mark(DateCursor& cursor) {
    const DateCursor before = cursor;
    const bool blank = cursor.take_blank();
    static constexpr std::array<std::string_view, 4> dashes = {"-", "\xE2\x80\x93", "\xE2\x80\x94",
                                                               "\xE2\x80\x91"};
    static constexpr std::array<std::string_view, 5> words = {"to", "and", "through", "until", "&"};
    const auto take = [&](std::string_view mark) { return cursor.take(mark); };
    if (std::ranges::any_of(dashes, take)) {
        cursor.take_blank();
        return true;
    }
    if (blank && std::ranges::any_of(words, take) && cursor.take_blank()) return true;
    cursor = before;
    return false;
}

bool is_amount(DateCursor cursor) {
    cursor.take_blank();
    static constexpr std::array<std::string_view, 6> units = {"percent", "per cent", "million",
                                                              "billion", "thousand", "hundred"};
    return std::ranges::any_of(units, [&](std::string_view unit) { return cursor.take(unit); });
}

// "January 6" [", 2022"] or "January" " 2022"
std::optional<Point> take_month_first(DateCursor& cursor) {
    return attempt(cursor, [&]() -> std::optional<Point> {
        const auto month = cursor.take_month();
        if (!month) return std::nullopt;
        Point point{{}, *month, 0};
        if (const auto year = take_year(cursor)) {
            point.year = year;
            return point;
        }
        if (!cursor.take_blank()) return std::nullopt;
        cursor.take("the ");
        const auto day = take_day(cursor);
        if (!day || is_amount(cursor)) return std::nullopt;
        point.day = *day;
        point.year = take_year(cursor);
        return point;
    });
}

// The second end of a range whose first is `start`: "7, 2022" or "February 2, 2022".
std::optional<Point> take_second_end(DateCursor& cursor, const Point& start) {
    return attempt(cursor, [&]() -> std::optional<Point> {
        if (!take_range_mark(cursor)) return std::nullopt;
        if (const auto end = take_month_first(cursor)) {
            return (end->day == 0) == (start.day == 0) ? end : std::nullopt;
        }
        if (start.day == 0 || start.year) return std::nullopt;
        const auto day = take_day(cursor);
        if (!day || *day <= start.day || is_amount(cursor)) return std::nullopt;
        return Point{take_year(cursor), start.month, *day};
    });
}

// "January–March 2022": months that share a year.
Found read_months(DateCursor& cursor) {
    return attempt(cursor, [&]() -> Found {
        const auto first = cursor.take_month();
        if (!first || !take_range_mark(cursor)) return std::nullopt;
        const auto second = cursor.take_month();
        if (!second) return std::nullopt;
        const auto year = take_year(cursor);
        if (!year) return std::nullopt;
        WrittenDate date{{}, {{}, *first, 0}, {year, *second, 0}};
        share_year(date.start, date.end);
        return date;
    });
}

Found read_month_first(DateCursor& cursor) {
    if (auto months = read_months(cursor)) return months;
    const auto start = take_month_first(cursor);
    if (!start) return std::nullopt;
    const auto end = take_second_end(cursor, *start);
    WrittenDate date{{}, *start, end.value_or(*start)};
    share_year(date.start, date.end);
    return date;
}

// The month and year behind a day or two: "6 January 2022", "6th of January".
std::optional<Point> take_day_first(DateCursor& cursor) {
    return attempt(cursor, [&]() -> std::optional<Point> {
        const auto day = take_day(cursor);
        if (!day || !cursor.take_blank()) return std::nullopt;
        cursor.take("of ");
        const auto month = cursor.take_month();
        if (!month || !cursor.at_word_end()) return std::nullopt;
        return Point{take_year(cursor), *month, *day};
    });
}

// "6-7 January 2022", "6 and 7 January"
Found read_days_then_month(DateCursor& cursor) {
    return attempt(cursor, [&]() -> Found {
        const auto first = take_day(cursor);
        if (!first || !take_range_mark(cursor)) return std::nullopt;
        const auto end = take_day_first(cursor);
        if (!end || end->day <= *first) return std::nullopt;
        return WrittenDate{{}, {end->year, end->month, *first}, *end};
    });
}

Found read_day_first(DateCursor& cursor) {
    if (auto days = read_days_then_month(cursor)) return days;
    const auto start = take_day_first(cursor);
    if (!start) return std::nullopt;
    const auto end = attempt(cursor, [&]() -> std::optional<Point> {
        return take_range_mark(cursor) ? take_day_first(cursor) : std::nullopt;
    });
    WrittenDate date{{}, *start, end.value_or(*start)};
    share_year(date.start, date.end);
    return date;
}

// "2022-01-06", "2022/01/06"
Found read_iso(DateCursor& cursor) {
    return attempt(cursor, [&]() -> Found {
        const auto year = cursor.take_number(4, 4);
        if (!year || *year < 1000 || *year > 2199) return std::nullopt;
        const char separator = cursor.peek();
        if (separator != '-' && separator != '/') return std::nullopt;
        const std::string_view mark = separator == '-' ? "-" : "/";
        if (!cursor.take(mark)) return std::nullopt;
        const auto month = cursor.take_number(2, 2);
        if (!month || !cursor.take(mark)) return std::nullopt;
        const auto day = cursor.take_number(2, 2);
        if (*month == 0 || day == 0U) return std::nullopt;
        const bool time_follows = cursor.peek() == 'T' && is_date_digit(cursor.peek(1));
        if (!day || (!cursor.at_word_end() && !time_follows)) return std::nullopt;
        const Point point{static_cast<int>(*year), *month, *day};
        return WrittenDate{{}, point, point};
    });
}

// "06.01.2022": dots are used only with the day first. (With slashes nobody can tell, so that is no date.)
Found read_dotted(DateCursor& cursor) {
    return attempt(cursor, [&]() -> Found {
        const auto day = cursor.take_number(1, 2);
        if (!day || !cursor.take(".")) return std::nullopt;
        const auto month = cursor.take_number(1, 2);
        if (!month || !cursor.take(".")) return std::nullopt;
        const auto year = cursor.take_number(4, 4);
        if (!year || *year < 1000 || *year > 2199 || !cursor.at_word_end()) return std::nullopt;
        if (*month == 0 || *day == 0) return std::nullopt;
        const Point point{static_cast<int>(*year), *month, *day};
        return WrittenDate{{}, point, point};
    });
}

// A bare year counts behind a word that makes it a time: "in 2021", "since 2014".
bool is_time_preposition(std::string_view before) {
    static constexpr std::array<std::string_view, 7> words = {"in ",      "since ",    "during ", "of early ",
                                                              "in late ", "in early ", "in mid-"};
    const auto ends_so = [&](std::string_view word) {
        if (before.size() < word.size()) return false;
        const std::string_view tail = before.substr(before.size() - word.size());
        const bool alone =
            before.size() == word.size() || !is_date_word(before[before.size() - word.size() - 1]);
        return alone && lower(tail[0]) == word[0] && tail.substr(1) == word.substr(1);
    };
    return std::ranges::any_of(words, ends_so);
}

Found read_year(DateCursor& cursor, std::string_view before) {
    if (!is_time_preposition(before)) return std::nullopt;
    return attempt(cursor, [&]() -> Found {
        const auto year = cursor.take_number(4, 4);
        if (!year || *year < 1000 || *year > 2199 || !cursor.at_word_end()) return std::nullopt;
        if ((cursor.peek() == ',' || cursor.peek() == '.') && is_date_digit(cursor.peek(1)))
            return std::nullopt;
        const Point point{static_cast<int>(*year), 0, 0};
        return WrittenDate{{}, point, point};
    });
}

}  // namespace

// before.
void share_year(CalendarPoint& start, CalendarPoint& end) {
    if (start.year || !end.year) return;
    const bool turns = start.month > end.month;
    start.year = turns ? *end.year - 1 : *end.year;
}

std::optional<WrittenDate> read_date_at(std::string_view text, std::size_t at) {
    DateCursor cursor(text, at);
    Found found;
    if (is_date_digit(text[at])) {
        found = read_iso(cursor);
        if (!found) found = read_day_first(cursor);
        if (!found) found = read_dotted(cursor);
        if (!found) found = read_year(cursor, text.substr(0, at));
    } else {
        found = read_month_first(cursor);
    }
    if (!found) return std::nullopt;
    found->span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(cursor.at())};
    return found;
}

}  // namespace entente::text
