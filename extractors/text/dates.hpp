// Absolute dates as news writes them: "January 6-7, 2022", "6 January 2022", "2022-01-06", "30 January – 2
// February", "December 2021", "in 2021". Relative ones ("last Friday") need a document's date and are read
// elsewhere.
//
// "May 6" is a date without a year: it gets its range only near a day that is known. "May" alone is none.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "graph/schema/date.hpp"
#include "graph/schema/span.hpp"

namespace entente::text {

struct CalendarPoint {
    std::optional<int> year;
    unsigned month = 0;  // 0: only the year is known
    unsigned day = 0;    // 0: only the month is known

    friend bool operator==(const CalendarPoint&, const CalendarPoint&) = default;
};

struct WrittenDate {
    schema::ByteSpan span;
    CalendarPoint start;
    CalendarPoint end;  // the same as start where the date is not a range

    // None where no year is written.
    std::optional<schema::DateRange> range() const;
    // With the year that brings a date without one nearest to `day`.
    std::optional<schema::DateRange> range_near(schema::Day day) const;

    bool has_day() const { return start.day != 0; }

    friend bool operator==(const WrittenDate&, const WrittenDate&) = default;
};

// In order, without overlap. Days that do not exist are left out.
std::vector<WrittenDate> find_dates(std::string_view text);

// The text's first date, if it begins the text.
std::optional<WrittenDate> date_at_start(std::string_view text);

}  // namespace entente::text
