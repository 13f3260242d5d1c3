#include "extractors/events/date_words.hpp"

#include <algorithm>
#include <array>

#include "extractors/text/dates.hpp"

namespace entente::events {
namespace {

using language::Parsed;
using language::Sentence;
using schema::DateRange;
using schema::Day;
using std::chrono::days;
using std::chrono::months;

constexpr std::array<std::string_view, 7> weekdays{"sunday",   "monday", "tuesday", "wednesday",
                                                   "thursday", "friday", "saturday"};

constexpr std::array<std::string_view, 12> month_names{"january",   "february", "march",    "april",
                                                       "may",       "june",     "july",     "august",
                                                       "september", "october",  "november", "december"};

DateRange one_day(Day day) {
    return {day, day, schema::DatePrecision::day};
}

DateRange month_of(std::chrono::year_month month) {
    return {Day(month / 1), Day(month / std::chrono::last), schema::DatePrecision::month};
}

DateRange year_of(std::chrono::year year) {
    return {Day(year / 1 / 1), Day(year / 12 / 31), schema::DatePrecision::year};
}

// "Friday": the last one up to the day, or the next one after it.
DateRange weekday(unsigned wanted, Day day, bool future) {
    const auto today = std::chrono::weekday(day).c_encoding();
    if (future) return one_day(day + days((wanted + 7 - today) % 7));
    return one_day(day - days((today + 7 - wanted) % 7));
}

// "in May", "last August"; not "May 5", which is found as a date, nor "may".
std::optional<unsigned> bare_month(const Parsed& parsed, Sentence sentence, std::uint32_t token) {
    constexpr std::array<std::string_view, 12> leading{"in",   "since", "by",    "until", "during", "last",
                                                       "next", "this",  "early", "late",  "mid",    "of"};
    const auto name = std::ranges::find(month_names, parsed.tokens[token].norm);
    if (name == month_names.end() || token == sentence.begin) return std::nullopt;
    if (std::ranges::find(leading, parsed.tokens[token - 1].norm) == leading.end()) return std::nullopt;
    if (token + 1 < sentence.end && parsed.tokens[token + 1].pos == "NUM") return std::nullopt;
    return static_cast<unsigned>(name - month_names.begin()) + 1;
}

// The last such month up to the day, or the next one.
DateRange month_near(unsigned month, Day day, bool future) {
    const std::chrono::year_month_day date(day);
    const auto own = static_cast<unsigned>(date.month());
    const int years = future && month < own ? 1 : !future && month > own ? -1 : 0;
    return month_of((date.year() + std::chrono::years(years)) / std::chrono::month(month));
}

std::optional<DateRange> relative(const Parsed& parsed, Sentence sentence, std::uint32_t token, Day day,
                                  bool future) {
    const auto word = parsed.tokens[token].norm;
    const auto before = token > sentence.begin ? parsed.tokens[token - 1].norm : std::string_view();
    if (word == "today" || word == "tonight") return one_day(day);
    if (word == "yesterday") return one_day(day - days(1));
    if (word == "tomorrow") return one_day(day + days(1));
    const auto name = std::ranges::find(weekdays, word);
    if (name != weekdays.end()) {
        const auto wanted = static_cast<unsigned>(name - weekdays.begin());
        if (before == "next") return weekday(wanted, day + days(1), true);
        if (before == "last") return weekday(wanted, day - days(1), false);
        return weekday(wanted, day, future);
    }
    if (word == "night" && before == "last") return one_day(day - days(1));
    if (const auto month = bare_month(parsed, sentence, token)) return month_near(*month, day, future);
    const std::chrono::year_month_day date(day);
    if (before == "this" && word == "month") return month_of(date.year() / date.month());
    if (before == "this" && word == "year") return year_of(date.year());
    const int step = before == "last" ? -1 : before == "next" ? 1 : 0;
    if (step != 0 && word == "month") return month_of(date.year() / date.month() + months(step));
    if (step != 0 && word == "year") return year_of(date.year() + std::chrono::years(step));
    return std::nullopt;
}

std::uint32_t token_at(const Parsed& parsed, Sentence sentence, std::uint32_t byte) {
    auto token = sentence.begin;
    while (token + 1 < sentence.end && parsed.tokens[token].span.end <= byte) ++token;
    return token;
}

}  // namespace

std::vector<DateMention> find_dates(const Parsed& parsed, Sentence sentence, std::optional<Day> day,
                                    bool future) {
    std::vector<DateMention> found;
    const auto begin = parsed.tokens[sentence.begin].span.begin;
    const auto end = parsed.tokens[sentence.end - 1].span.end;
    for (const auto& written : text::find_dates(parsed.text.substr(begin, end - begin))) {
        const auto range = written.range() ? written.range() : day ? written.range_near(*day) : std::nullopt;
        if (!range) continue;
        const schema::ByteSpan span{written.span.begin + begin, written.span.end + begin};
        found.push_back({token_at(parsed, sentence, span.begin), span, *range});
    }
    for (auto token = sentence.begin; day && token < sentence.end; ++token)
        if (const auto range = relative(parsed, sentence, token, *day, future))
            found.push_back({token, parsed.tokens[token].span, *range});
    return found;
}

}  // namespace entente::events
