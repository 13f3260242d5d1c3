// A document's date out of its file's name, by a pattern that the user gives (--date-from), as file times
// never count.
//
//   %Y %m %d   year (four digits), month, day        %b %B   month's name, short or full (either is taken)
//   {date}     short for %Y-%m-%d                    *  ?    any characters, any one character       %%  a
//   percent sign
//
// The pattern may match anywhere in the name (its last component): "%Y-%m-%d" finds 2022-01-06 in
// "readout-2022-01-06.txt"; digits are never cut out of a longer number. Without %d the date is a month,
// without %m a year.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "graph/schema/date.hpp"
#include "graph/schema/result.hpp"

namespace entente::text {

// Names what is wrong with a pattern; the pattern as it is to be matched ({date} written out) where nothing
// is.
schema::Result<std::string> check_date_pattern(std::string_view pattern);

// Requires: a pattern that check_date_pattern gave. None where the name does not match or holds no real date.
std::optional<schema::DateRange> date_from_file_name(std::string_view pattern, std::string_view file_name);

}  // namespace entente::text
