// Dates as fields have them (JSONL, meta tags, front matter): ISO, or one date written out, such as RFC 822's
// "Fri, 07 Jan 2022 10:00:00 GMT".
#pragma once

#include <string_view>

#include "graph/schema/date.hpp"
#include "graph/schema/result.hpp"

namespace entente::text {

schema::Result<schema::DateRange> parse_date_field(std::string_view value);

}  // namespace entente::text
