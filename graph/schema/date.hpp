// Calendar dates as text tells them: a day, a month or a year, always held as the full days that they span,
// so that comparing and plotting need no special case; `precision` says what was really known.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "graph/schema/result.hpp"

namespace entente::schema {

using Day = std::chrono::sys_days;

enum class DatePrecision : std::uint8_t { day, month, year };

struct DateRange {
    Day start{};
    Day end{};  // the last day, not one past it
    DatePrecision precision = DatePrecision::day;

    friend auto operator<=>(const DateRange&, const DateRange&) = default;
};

// "2022-01-06", "2022-01", "2022", or an ISO timestamp whose date part is taken. Impossible days are refused.
Result<DateRange> parse_date(std::string_view text);

// "2022-01-06".
std::string to_iso(Day day);

std::string_view name(DatePrecision precision);
std::optional<DatePrecision> parse_date_precision(std::string_view text);

}  // namespace entente::schema
