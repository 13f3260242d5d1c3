#include "extractors/events/date_words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <initializer_list>
#include <string_view>

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

bool is_any(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

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

DateRange month_with(Day day) {
    const std::chrono::year_month_day date(day);
    return month_of(date.year() / date.month());
}

std::optional<int> number(const language::Token& token) {
    constexpr std::array<std::string_view, 13> words{"a",    "one",    "two",   "three", "four",
                                                     "five", "six",    "seven", "eight", "nine",
                                                     "ten",  "eleven", "twelve"};
    const auto word = std::ranges::find(words, token.norm);
    if (word != words.end()) return std::max(1, static_cast<int>(word - words.begin()));
    int value = 0;
    const auto* end = token.norm.data() + token.norm.size();
    const auto read = std::from_chars(token.norm.data(), end, value);
    if (read.ec != std::errc() || read.ptr != end || value < 1 || value > 200) return std::nullopt;
    return value;
}

// "two days ago", "a week earlier", "three months before"
std::optional<DateRange> counted(const Parsed& parsed, Sentence sentence, std::uint32_t token, Day day) {
    if (token == sentence.begin || token + 1 >= sentence.end) return std::nullopt;
    if (!is_any(parsed.tokens[token + 1].norm, {"ago", "earlier", "before"})) return std::nullopt;
    const auto count = number(parsed.tokens[token - 1]);
    if (!count) return std::nullopt;
    const auto unit = parsed.tokens[token].lemma;
    const std::chrono::year_month_day date(day);
    if (unit == "day") return one_day(day - days(*count));
    if (unit == "week") return month_with(day - days(7 * *count));
    if (unit == "month") return month_of(date.year() / date.month() - months(*count));
    if (unit == "year") return year_of(date.year() - std::chrono::years(*count));
    return std::nullopt;
}

// "in 2017"; not "in 2017 elections", nor "2017 people".
std::optional<DateRange> bare_year(const Parsed& parsed, Sentence sentence, std::uint32_t token) {
    const auto& at = parsed.tokens[token];
    if (at.norm.size() != 4 || token == sentence.begin || at.label != "pobj") return std::nullopt;
    if (!is_any(parsed.tokens[token - 1].norm, {"in", "since", "during", "until", "early", "late"}))
        return std::nullopt;
    int year = 0;
    const auto read = std::from_chars(at.norm.data(), at.norm.data() + 4, year);
    if (read.ec != std::errc() || read.ptr != at.norm.data() + 4 || year < 1900 || year > 2100)
        return std::nullopt;
    return year_of(std::chrono::year(year));
}

// The day that the telling has reached: the last one written before this word, here or a few sentences back.
std::optional<DateRange> narrative_day(const Parsed& parsed, Sentence sentence, std::uint32_t token,
                                       Day day) {
    constexpr std::size_t furthest = 5;
    const auto here = std::ranges::find(parsed.sentences, sentence.begin, &Sentence::begin);
    const auto number = static_cast<std::size_t>(here - parsed.sentences.begin());
    const auto first = parsed.sentences[number - std::min(number, furthest)].begin;
    const auto begin = parsed.tokens[first].span.begin, end = parsed.tokens[token].span.begin;
    std::optional<DateRange> last;
    for (const auto& written : text::find_dates(parsed.text.substr(begin, end - begin))) {
        const auto range = written.range() ? written.range() : written.range_near(day);
        if (range && range->precision == schema::DatePrecision::day) last = range;
    }
    return last;
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
    if (const auto range = counted(parsed, sentence, token, day)) return range;
    if (const auto range = bare_year(parsed, sentence, token)) return range;
    if (word == "day" && is_any(before, {"same", "that"})) return narrative_day(parsed, sentence, token, day);
    if (word == "day" && is_any(before, {"next", "following"}))
        if (const auto told = narrative_day(parsed, sentence, token, day))
            return one_day(told->start + days(1));
    if (is_any(before, {"coming", "few"}) && is_any(word, {"week", "weeks", "month", "months"}) && future)
        return year_of(std::chrono::year_month_day(day).year());
    if (const auto month = bare_month(parsed, sentence, token)) return month_near(*month, day, future);
    const std::chrono::year_month_day date(day);
    if (before == "this" && word == "month") return month_of(date.year() / date.month());
    if (before == "this" && word == "year") return year_of(date.year());
    const int step = before == "last" ? -1 : before == "next" ? 1 : 0;
    // A week is known to the month: its days lie in the open.
    if (word == "week" && (step != 0 || before == "this")) return month_with(day + step * days(7));
    if (step != 0 && word == "month") return month_of(date.year() / date.month() + months(step));
    if (step != 0 && word == "year") return year_of(date.year() + std::chrono::years(step));
    return std::nullopt;
}

std::uint32_t token_at(const Parsed& parsed, Sentence sentence, std::uint32_t byte) {
    const auto first = parsed.tokens.begin() + sentence.begin,
               last = parsed.tokens.begin() + sentence.end - 1;
    const auto at = std::partition_point(
        first, last, [&](const language::Token& token) { return token.span.end <= byte; });
    return static_cast<std::uint32_t>(at - parsed.tokens.begin());
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
