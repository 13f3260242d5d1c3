// The forms in which dates are written, tried at one place of a text (used by find_dates only; see
// dates.hpp).
#pragma once

#include <optional>
#include <string_view>

#include "extractors/text/dates.hpp"

namespace entente::text {

// The date that begins at `at`, whether its days exist or not.
std::optional<WrittenDate> read_date_at(std::string_view text, std::size_t at);

// A range that is written with one year has it for both ends; "December 30 – January 2, 2022" begins the year
// before.
void share_year(CalendarPoint& start, CalendarPoint& end);

}  // namespace entente::text
