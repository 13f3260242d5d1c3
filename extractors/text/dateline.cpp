#include "extractors/text/dateline.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "extractors/text/boilerplate.hpp"
#include "extractors/text/layout.hpp"

namespace entente::text {
namespace {

using schema::ByteSpan;

constexpr std::size_t longest_dateline = 120;
constexpr std::size_t longest_date_line = 100;
constexpr std::size_t blocks_in_head = 12;

bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

ByteSpan shifted(ByteSpan span, std::uint32_t by) {
    return {span.begin + by, span.end + by};
}

struct Dash {
    std::size_t begin = 0;
    std::size_t end = 0;
};

// The first dash that can end a dateline. A hyphen must have blanks around it, as names have hyphens.
std::optional<Dash> find_dash(std::string_view head) {
    static constexpr std::array<std::string_view, 5> dashes = {"\xE2\x80\x94", "\xE2\x80\x93", " -- ", " - ",
                                                               "\xE2\x80\x95"};
    std::optional<Dash> first;
    for (const std::string_view dash : dashes) {
        const std::size_t at = head.find(dash);
        if (at == std::string_view::npos || at == 0 || (first && first->begin <= at)) continue;
        first = Dash{at, at + dash.size()};
    }
    return first;
}

std::string_view trim_marks(std::string_view text) {
    const std::string_view marks = " ,;:|";
    while (!text.empty() && marks.find(text.front()) != std::string_view::npos) text.remove_prefix(1);
    while (!text.empty() && marks.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
    return text;
}

bool is_small_word(std::string_view word) {
    static constexpr std::array<std::string_view, 9> words = {"of",  "the", "and", "de", "la",
                                                              "del", "al",  "el",  "da"};
    return std::ranges::find(words, word) != words.end();
}

bool is_time_word(std::string_view word) {
    static constexpr std::array<std::string_view, 9> words = {"On",    "In",    "At",   "By",    "Since",
                                                              "Until", "After", "From", "Before"};
    return std::ranges::find(words, word) != words.end();
}

// One to six words that are capitalised, without digits or signs that no place has.
bool is_place(std::string_view text) {
    if (text.empty() || text.size() > 60) return false;
    const std::string_view first = text.substr(0, text.find(' '));
    const std::string_view last = text.substr(text.rfind(' ') + 1);
    if (is_small_word(first) || is_small_word(last) || is_time_word(first)) return false;
    std::size_t words = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string_view word = text.substr(at, end - at);
        at = end + 1;
        if (word.empty()) continue;
        const bool bad = std::ranges::any_of(word, [](char c) {
            return is_digit(c) || std::string_view("!?\"()[]:;$%&").find(c) != std::string_view::npos;
        });
        const bool capital = is_upper(word[0]) || static_cast<unsigned char>(word[0]) >= 0xC3;
        if (bad || (!capital && !is_small_word(word)) || ++words > 6) return false;
    }
    return true;
}

bool is_all_capitals(std::string_view text) {
    return std::ranges::none_of(text, is_lower);
}

// Cuts "(Agency)" off the end.
bool cut_agency(std::string_view& head) {
    if (!head.ends_with(')')) return false;
    const std::size_t open = head.rfind('(');
    if (open == std::string_view::npos || head.size() - open > 40) return false;
    head = trim_marks(head.substr(0, open));
    return true;
}

// Cuts the date off the front or the end of the head; what is left is a place. Spans count from `head`'s
// text.
struct Parts {
    std::string_view place;
    std::optional<WrittenDate> date;
};

std::optional<Parts> split_head(std::string_view head) {
    auto dates = find_dates(head);
    std::erase_if(dates, [](const WrittenDate& d) { return !d.has_day(); });
    if (dates.empty()) return Parts{trim_marks(head), {}};
    if (dates.size() > 1) return std::nullopt;
    const ByteSpan at = dates.front().span;
    const std::string_view before = trim_marks(head.substr(0, at.begin));
    const std::string_view after = trim_marks(head.substr(at.end));
    if (!before.empty() && !after.empty()) return std::nullopt;
    return Parts{before.empty() ? after : before, dates.front()};
}

// Words that stand around the date in a line that gives nothing else.
bool is_date_word(std::string_view word) {
    static constexpr std::array<std::string_view, 36> words = {
        "published", "posted", "on",      "date",      "dated",    "released", "release",  "issued", "for",
        "immediate", "monday", "tuesday", "wednesday", "thursday", "friday",   "saturday", "sunday", "mon",
        "tue",       "wed",    "thu",     "fri",       "sat",      "sun",      "am",       "pm",     "a.m",
        "p.m",       "est",    "edt",     "et",        "gmt",      "utc",      "cet",      "at",     "local"};
    return std::ranges::find(words, word) != words.end();
}

std::string bare_lower(std::string_view word) {
    std::string bare{word};
    for (char& c : bare) {
        if (is_upper(c)) c = static_cast<char>(c - 'A' + 'a');
    }
    while (!bare.empty() && std::string_view(".,:;|").find(bare.back()) != std::string_view::npos)
        bare.pop_back();
    return bare;
}

bool is_time(std::string_view word) {
    return !word.empty() &&
           std::ranges::all_of(word, [](char c) { return is_digit(c) || c == ':' || c == '.'; });
}

// Is what stands beside the date only words like "Published", times, and perhaps a place?
bool is_date_line_rest(std::string_view rest) {
    std::string place;
    for (std::size_t at = 0; at < rest.size();) {
        const std::size_t end = std::min(rest.find(' ', at), rest.size());
        const std::string bare = bare_lower(rest.substr(at, end - at));
        if (!bare.empty() && !is_date_word(bare) && !is_time(bare)) {
            if (!place.empty()) place += ' ';
            place += trim_marks(rest.substr(at, end - at));
        }
        at = end + 1;
    }
    return place.empty() || (is_place(place) && std::ranges::count(place, ' ') <= 3);
}

bool names_another_date(std::string_view line) {
    if (is_copyright_line(line)) return true;
    static constexpr std::array<std::string_view, 4> words = {"updated", "modified", "retrieved", "accessed"};
    const std::string small = bare_lower(line);
    return std::ranges::any_of(words,
                               [&](std::string_view word) { return small.find(word) != std::string::npos; });
}

std::optional<WrittenDate> date_line(std::string_view line) {
    if (line.size() > longest_date_line || names_another_date(line)) return std::nullopt;
    const auto dates = find_dates(line);
    if (dates.size() != 1 || !dates.front().has_day()) return std::nullopt;
    const ByteSpan at = dates.front().span;
    const bool alone = is_date_line_rest(trim_marks(line.substr(0, at.begin))) &&
                       is_date_line_rest(trim_marks(line.substr(at.end)));
    return alone ? std::optional(dates.front()) : std::nullopt;
}

}  // namespace

std::optional<Dateline> find_dateline(std::string_view text, ByteSpan block) {
    const std::string_view whole = slice(text, block);
    const auto dash = find_dash(whole.substr(0, longest_dateline));
    if (!dash) return std::nullopt;
    std::string_view head = trim_marks(whole.substr(0, dash->begin));
    const bool agency = cut_agency(head);
    const auto parts = split_head(head);
    if (!parts || !is_place(parts->place)) return std::nullopt;
    const bool hyphen = whole[dash->begin] == ' ' && whole.substr(dash->begin).starts_with(" - ");
    const bool bare = !agency && !parts->date;
    if (bare && (hyphen || !is_all_capitals(parts->place))) return std::nullopt;

    Dateline line;
    std::size_t end = dash->end;
    while (end < whole.size() && (whole[end] == ' ' || whole[end] == '\n')) ++end;
    line.span = {block.begin, block.begin + static_cast<std::uint32_t>(end)};
    const auto place_at = static_cast<std::uint32_t>(parts->place.data() - text.data());
    line.place = {place_at, place_at + static_cast<std::uint32_t>(parts->place.size())};
    line.date = parts->date;
    if (line.date)
        line.date->span = shifted(line.date->span, static_cast<std::uint32_t>(head.data() - text.data()));
    return line;
}

std::optional<WrittenDate> date_of_head(std::string_view text, const std::vector<Block>& blocks) {
    for (std::size_t i = 0; i < std::min(blocks.size(), blocks_in_head); ++i) {
        const ByteSpan span = blocks[i].span;
        const std::string_view line = slice(text, span);
        std::optional<WrittenDate> date;
        if (const auto dateline = find_dateline(text, span)) date = dateline->date;
        if (!date && (date = date_line(line))) date->span = shifted(date->span, span.begin);
        if (date && date->range()) return date;
        if (is_prose(line)) return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace entente::text
