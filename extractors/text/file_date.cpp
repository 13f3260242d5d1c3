#include "extractors/text/file_date.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <fmt/format.h>
#include <string>

#include "extractors/text/dates.hpp"

namespace entente::text {
namespace {

namespace chrono = std::chrono;

constexpr std::size_t longest_pattern = 128;
constexpr std::size_t longest_name = 255;  // of a file, on the systems that we know

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

struct Parts {
    bool packed = false;  // numbers stand side by side, so that each must have both its digits
    std::optional<unsigned> year, month, day;
};

// A month's name at the front of `name`, and how long it is.
std::optional<std::pair<unsigned, std::size_t>> month_name(std::string_view name) {
    static constexpr std::array<std::string_view, 12> names = {
        "january", "february", "march",     "april",   "may",      "june",
        "july",    "august",   "september", "october", "november", "december"};
    const auto begins_with = [name](std::string_view word) {
        if (name.size() < word.size()) return false;
        for (std::size_t i = 0; i < word.size(); ++i) {
            if ((name[i] | 0x20) != word[i]) return false;
        }
        return true;
    };
    for (unsigned i = 0; i < names.size(); ++i) {
        if (begins_with(names[i])) return std::pair{i + 1, names[i].size()};
        if (begins_with(names[i].substr(0, 3))) return std::pair{i + 1, std::size_t{3}};
    }
    return std::nullopt;
}

bool match(std::string_view pattern, std::string_view name, Parts& parts);

// Tries two digits, then one; a digit that is left over belongs to the number, unless another directive wants
// it.
bool match_number(std::string_view rest, std::string_view name, std::size_t least, std::size_t most,
                  std::optional<unsigned>& into, Parts& parts) {
    for (std::size_t digits = most; digits >= least; --digits) {
        if (name.size() < digits) continue;
        unsigned value = 0;
        std::size_t read = 0;
        while (read < digits && is_digit(name[read]))
            value = value * 10 + static_cast<unsigned>(name[read++] - '0');
        const std::string_view after = name.substr(digits);
        const bool cuts_number = !after.empty() && is_digit(after.front()) && !rest.starts_with('%');
        if (read < digits || cuts_number) continue;
        into = value;
        if (match(rest, after, parts)) return true;
        into.reset();
    }
    return false;
}

bool match_directive(char directive, std::string_view rest, std::string_view name, Parts& parts) {
    switch (directive) {
        case 'Y':
            return match_number(rest, name, 4, 4, parts.year, parts);
        case 'm':
            return match_number(rest, name, parts.packed ? 2 : 1, 2, parts.month, parts);
        case 'd':
            return match_number(rest, name, parts.packed ? 2 : 1, 2, parts.day, parts);
        case '%':
            return name.starts_with('%') && match(rest, name.substr(1), parts);
        default:
            break;
    }
    const auto month = month_name(name);
    if (!month) return false;
    parts.month = month->first;
    return match(rest, name.substr(month->second), parts);
}

bool match_star(std::string_view rest, std::string_view name, Parts& parts) {
    for (std::size_t skip = 0; skip <= name.size(); ++skip) {
        const bool cuts_number = skip > 0 && is_digit(name[skip - 1]) && rest.starts_with('%');
        if (!cuts_number && match(rest, name.substr(skip), parts)) return true;
    }
    return false;
}

// Does the name begin with what the pattern says?
bool match(std::string_view pattern, std::string_view name, Parts& parts) {
    if (pattern.empty()) return true;
    const char head = pattern.front();
    if (head == '%') return match_directive(pattern[1], pattern.substr(2), name, parts);
    if (head == '*') return match_star(pattern.substr(1), name, parts);
    if (name.empty() || (head != '?' && head != name.front())) return false;
    return match(pattern.substr(1), name.substr(1), parts);
}

bool is_packed(std::string_view pattern) {
    static constexpr std::array<std::string_view, 6> pairs = {"%Y%m", "%m%d", "%d%m", "%m%Y", "%Y%d", "%d%Y"};
    return std::ranges::any_of(
        pairs, [&](std::string_view pair) { return pattern.find(pair) != std::string_view::npos; });
}

std::optional<schema::DateRange> to_range(const Parts& parts) {
    if (!parts.year || *parts.year < 1000) return std::nullopt;
    const CalendarPoint point{static_cast<int>(*parts.year), parts.month.value_or(0), parts.day.value_or(0)};
    const auto written = point.month == 0 ? fmt::format("{}", *point.year)
                         : point.day == 0
                             ? fmt::format("{}-{:02}", *point.year, point.month)
                             : fmt::format("{}-{:02}-{:02}", *point.year, point.month, point.day);
    const bool zero = parts.month == 0U || parts.day == 0U;
    const auto range = schema::parse_date(written);
    return range && !zero ? std::optional(*range) : std::nullopt;
}

schema::Error bad_pattern(std::string message) {
    return {schema::ErrorCode::usage, std::move(message), "", 0,
            "use %Y %m %d %b %B, {date} for %Y-%m-%d, * for any characters; for example \"{date}_*.txt\""};
}

}  // namespace

schema::Result<std::string> check_date_pattern(std::string_view pattern) {
    std::string written{pattern};
    constexpr std::string_view shorthand = "{date}";
    if (const auto at = written.find(shorthand); at != std::string::npos) {
        written.replace(at, shorthand.size(), "%Y-%m-%d");
    }
    if (written.size() > longest_pattern) return std::unexpected(bad_pattern("date pattern is too long"));
    std::size_t stars = 0;
    for (std::size_t at = 0; at < written.size(); ++at) {
        if (written[at] == '*' && ++stars > 3)
            return std::unexpected(bad_pattern("date pattern has more than three *"));
        if (written[at] != '%') continue;
        if (++at == written.size()) return std::unexpected(bad_pattern("date pattern ends in %"));
        if (std::string_view("YmdbB%").find(written[at]) == std::string_view::npos) {
            return std::unexpected(
                bad_pattern(fmt::format("date pattern has %{}, which is unknown", written[at])));
        }
    }
    if (written.find("%Y") == std::string::npos)
        return std::unexpected(bad_pattern("date pattern has no year, %Y"));
    return written;
}

std::optional<schema::DateRange> date_from_file_name(std::string_view pattern, std::string_view file_name) {
    const auto slash = file_name.find_last_of('/');
    if (slash != std::string_view::npos) file_name.remove_prefix(slash + 1);
    file_name = file_name.substr(0, longest_name);
    for (std::size_t at = 0; at < file_name.size(); ++at) {
        if (at > 0 && is_digit(file_name[at - 1]) && is_digit(file_name[at])) continue;
        Parts parts{is_packed(pattern), {}, {}, {}};
        if (!match(pattern, file_name.substr(at), parts)) continue;
        if (auto range = to_range(parts)) return range;
    }
    return std::nullopt;
}

}  // namespace entente::text
