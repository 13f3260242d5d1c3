// Entry point: find_dates. Walks the text once; at each word that could begin a date (a month's name, a
// number) the forms are tried in turn, each a few steps of Cursor.
#include "extractors/text/dates.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <string>

namespace entente::text {
namespace {

using schema::DatePrecision;
using schema::DateRange;
using schema::Day;
namespace chrono = std::chrono;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

char lower(char c) {
    return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

// Bytes of other scripts' letters count as part of a word; U+2000 to U+2FFF (dashes, quotes) begin with 0xE2.
bool is_word(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return is_digit(c) || is_letter(c) || (byte >= 0xC3 && byte != 0xE2);
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

// A place in the text that moves on only when what is asked for is there.
class Cursor {
  public:
    Cursor(std::string_view text, std::size_t at) : text_(text), at_(at) {}

    std::size_t at() const { return at_; }

    bool done() const { return at_ >= text_.size(); }

    char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

    bool take(std::string_view literal) {
        if (!text_.substr(at_).starts_with(literal)) return false;
        at_ += literal.size();
        return true;
    }

    bool take_blank() {
        const std::size_t before = at_;
        while (peek() == ' ' || peek() == '\n' || take("\xC2\xA0")) {
            if (peek() == ' ' || peek() == '\n') ++at_;
        }
        return at_ > before;
    }

    // A number of `least` to `most` digits, not followed by another digit.
    std::optional<unsigned> take_number(std::size_t least, std::size_t most) {
        std::size_t digits = 0;
        while (digits <= most && is_digit(peek(digits))) ++digits;
        if (digits < least || digits > most) return std::nullopt;
        unsigned value = 0;
        for (std::size_t i = 0; i < digits; ++i) value = value * 10 + static_cast<unsigned>(peek(i) - '0');
        at_ += digits;
        return value;
    }

    std::optional<unsigned> take_month() {
        if (!is_upper(peek())) return std::nullopt;
        std::size_t letters = 0;
        while (is_letter(peek(letters))) ++letters;
        const unsigned month = month_of(text_.substr(at_, letters));
        if (month == 0) return std::nullopt;
        at_ += letters;
        if (letters <= 4 && peek() == '.') ++at_;
        return month;
    }

    bool at_word_end() const { return !is_word(peek()); }

  private:
    std::string_view text_;
    std::size_t at_;
};

// Runs `step` and puts the cursor back where it was if that gives nothing.
template <class Step>
auto attempt(Cursor& cursor, Step step) {
    const Cursor before = cursor;
    auto result = step();
    if (!result) cursor = before;
    return result;
}

// "6", "6th"; not "6,000", "6.5", "6 percent".
std::optional<unsigned> take_day(Cursor& cursor) {
    return attempt(cursor, [&]() -> std::optional<unsigned> {
        const auto number = cursor.take_number(1, 2);
        if (!number || *number == 0 || *number > 31) return std::nullopt;
        const bool ordinal = cursor.take("st") || cursor.take("nd") || cursor.take("rd") || cursor.take("th");
        if (!cursor.at_word_end() || cursor.peek() == '%') return std::nullopt;
        const char mark = cursor.peek();
        if (!ordinal && (mark == ',' || mark == '.' || mark == ':') && is_digit(cursor.peek(1)))
            return std::nullopt;
        return number;
    });
}

// ", 2022", " 2022"
std::optional<int> take_year(Cursor& cursor) {
    return attempt(cursor, [&]() -> std::optional<int> {
        cursor.take(",");
        if (!cursor.take_blank()) return std::nullopt;
        const auto number = cursor.take_number(4, 4);
        if (!number || *number < 1000 || *number > 2199 || !cursor.at_word_end()) return std::nullopt;
        return static_cast<int>(*number);
    });
}

// What joins the two ends of a range.
bool take_range_mark(Cursor& cursor) {
    const Cursor before = cursor;
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

bool is_amount(Cursor cursor) {
    cursor.take_blank();
    static constexpr std::array<std::string_view, 6> units = {"percent", "per cent", "million",
                                                              "billion", "thousand", "hundred"};
    return std::ranges::any_of(units, [&](std::string_view unit) { return cursor.take(unit); });
}

using Point = CalendarPoint;
using Found = std::optional<WrittenDate>;

// A range that is written with one year has it for both ends; "December 30 – January 2, 2022" begins the year
// before.
void share_year(Point& start, Point& end) {
    if (start.year || !end.year) return;
    const bool turns = start.month > end.month;
    start.year = turns ? *end.year - 1 : *end.year;
}

// "January 6" [", 2022"] or "January" " 2022"
std::optional<Point> take_month_first(Cursor& cursor) {
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
std::optional<Point> take_second_end(Cursor& cursor, const Point& start) {
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
Found read_months(Cursor& cursor) {
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

Found read_month_first(Cursor& cursor) {
    if (auto months = read_months(cursor)) return months;
    const auto start = take_month_first(cursor);
    if (!start) return std::nullopt;
    const auto end = take_second_end(cursor, *start);
    WrittenDate date{{}, *start, end.value_or(*start)};
    share_year(date.start, date.end);
    return date;
}

// The month and year behind a day or two: "6 January 2022", "6th of January".
std::optional<Point> take_day_first(Cursor& cursor) {
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
Found read_days_then_month(Cursor& cursor) {
    return attempt(cursor, [&]() -> Found {
        const auto first = take_day(cursor);
        if (!first || !take_range_mark(cursor)) return std::nullopt;
        const auto end = take_day_first(cursor);
        if (!end || end->day <= *first) return std::nullopt;
        return WrittenDate{{}, {end->year, end->month, *first}, *end};
    });
}

Found read_day_first(Cursor& cursor) {
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
Found read_iso(Cursor& cursor) {
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
        const bool time_follows = cursor.peek() == 'T' && is_digit(cursor.peek(1));
        if (!day || (!cursor.at_word_end() && !time_follows)) return std::nullopt;
        const Point point{static_cast<int>(*year), *month, *day};
        return WrittenDate{{}, point, point};
    });
}

// "06.01.2022": dots are used only with the day first. (With slashes nobody can tell, so that is no date.)
Found read_dotted(Cursor& cursor) {
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
        const bool alone = before.size() == word.size() || !is_word(before[before.size() - word.size() - 1]);
        return alone && lower(tail[0]) == word[0] && tail.substr(1) == word.substr(1);
    };
    return std::ranges::any_of(words, ends_so);
}

Found read_year(Cursor& cursor, std::string_view before) {
    if (!is_time_preposition(before)) return std::nullopt;
    return attempt(cursor, [&]() -> Found {
        const auto year = cursor.take_number(4, 4);
        if (!year || *year < 1000 || *year > 2199 || !cursor.at_word_end()) return std::nullopt;
        if ((cursor.peek() == ',' || cursor.peek() == '.') && is_digit(cursor.peek(1))) return std::nullopt;
        const Point point{static_cast<int>(*year), 0, 0};
        return WrittenDate{{}, point, point};
    });
}

bool exists(const Point& point) {
    if (point.month == 0 || point.day == 0) return point.year.has_value();
    const int leap_year = 2000;
    return chrono::year_month_day{chrono::year{point.year.value_or(leap_year)}, chrono::month{point.month},
                                  chrono::day{point.day}}
        .ok();
}

Found read_at(std::string_view text, std::size_t at) {
    Cursor cursor(text, at);
    Found found;
    if (is_digit(text[at])) {
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

bool is_sound(const WrittenDate& date) {
    if (!exists(date.start) || !exists(date.end)) return false;
    const auto range = date.range();
    return !range || range->start <= range->end;
}

// A number right behind one of these is part of a larger token: "$6", "1.6", "Su-30", "F/A-18".
bool begins_word(std::string_view text, std::size_t at) {
    if (at == 0) return true;
    const char before = text[at - 1];
    if (is_word(before)) return false;
    if (!is_digit(text[at])) return before != '.' || at < 2 || !is_letter(text[at - 2]);
    return std::string_view("$.,-/#:+'").find(before) == std::string_view::npos ||
           text.substr(0, at).ends_with("mid-");
}

bool may_begin_date(char c) {
    return is_digit(c) || std::string_view("JFMASOND").find(c) != std::string_view::npos;
}

Day first_day(const Point& point, int year) {
    const chrono::month month{point.month == 0 ? 1 : point.month};
    return chrono::year{year} / month / chrono::day{point.day == 0 ? 1 : point.day};
}

Day last_day(const Point& point, int year) {
    if (point.day != 0) return first_day(point, year);
    const chrono::month month{point.month == 0 ? 12 : point.month};
    return chrono::year{year} / month / chrono::last;
}

DatePrecision precision_of(const Point& point) {
    if (point.day != 0) return DatePrecision::day;
    return point.month != 0 ? DatePrecision::month : DatePrecision::year;
}

}  // namespace

std::optional<DateRange> WrittenDate::range() const {
    if (!start.year || !end.year) return std::nullopt;
    return DateRange{first_day(start, *start.year), last_day(end, *end.year), precision_of(start)};
}

std::optional<DateRange> WrittenDate::range_near(Day day) const {
    if (const auto own = range()) return own;
    const int year = static_cast<int>(chrono::year_month_day{day}.year());
    std::optional<DateRange> nearest;
    for (int candidate = year - 1; candidate <= year + 1; ++candidate) {
        WrittenDate dated = *this;
        dated.end.year = candidate;
        dated.start.year.reset();
        share_year(dated.start, dated.end);
        if (!exists(dated.start) || !exists(dated.end)) continue;
        const auto range = dated.range();
        if (!nearest || chrono::abs(range->start - day) < chrono::abs(nearest->start - day)) nearest = range;
    }
    return nearest;
}

std::vector<WrittenDate> find_dates(std::string_view text) {
    std::vector<WrittenDate> dates;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!may_begin_date(text[at]) || !begins_word(text, at)) continue;
        if (auto date = read_at(text, at)) {
            at = date->span.end - 1;  // behind "30 February 2022" as a whole, which is no month, either
            if (is_sound(*date)) dates.push_back(*date);
        }
    }
    return dates;
}

std::optional<WrittenDate> date_at_start(std::string_view text) {
    if (text.empty() || !may_begin_date(text[0])) return std::nullopt;
    const auto date = read_at(text, 0);
    return date && is_sound(*date) ? date : std::nullopt;
}

}  // namespace entente::text
