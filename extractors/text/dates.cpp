// Entry point: find_dates. Walks the text once; at each word that could begin a date, date_forms reads it.
#include "extractors/text/dates.hpp"

#include <chrono>

#include "extractors/text/date_cursor.hpp"
#include "extractors/text/date_forms.hpp"

namespace entente::text {
namespace {

using schema::DatePrecision;
using schema::DateRange;
using schema::Day;
using Point = CalendarPoint;
namespace chrono = std::chrono;

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool exists(const Point& point) {
    if (point.month == 0 || point.day == 0) return point.year.has_value();
    const int leap_year = 2000;
    return chrono::year_month_day{chrono::year{point.year.value_or(leap_year)}, chrono::month{point.month},
                                  chrono::day{point.day}}
        .ok();
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
    if (is_date_word(before)) return false;
    if (!is_date_digit(text[at])) return before != '.' || at < 2 || !is_letter(text[at - 2]);
    return std::string_view("$.,-/#:+'").find(before) == std::string_view::npos ||
           text.substr(0, at).ends_with("mid-");
}

bool may_begin_date(char c) {
    return is_date_digit(c) || std::string_view("JFMASOND").find(c) != std::string_view::npos;
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
        if (auto date = read_date_at(text, at)) {
            at = date->span.end - 1;  // behind "30 February 2022" as a whole, which is no month, either
            if (is_sound(*date)) dates.push_back(*date);
        }
    }
    return dates;
}

std::optional<WrittenDate> date_at_start(std::string_view text) {
    if (text.empty() || !may_begin_date(text[0])) return std::nullopt;
    const auto date = read_date_at(text, 0);
    return date && is_sound(*date) ? date : std::nullopt;
}

}  // namespace entente::text
