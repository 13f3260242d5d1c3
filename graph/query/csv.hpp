// Text as a cell of a CSV file.
#pragma once

#include <string>
#include <string_view>

namespace entente::query {

// RFC 4180. A leading =, +, - or @ would be run as a formula by spreadsheets, so text gets an apostrophe
// before it; numbers are not for this function.
std::string csv_cell(std::string_view text);

}  // namespace entente::query
