#include "extractors/text/date_field.hpp"

#include "extractors/text/dates.hpp"
#include "extractors/text/layout.hpp"

namespace entente::text {

schema::Result<schema::DateRange> parse_date_field(std::string_view value) {
    const std::string_view bare = trim(value);
    auto date = schema::parse_date(bare);
    if (date) return date;
    const auto written = find_dates(bare);
    if (written.size() != 1 || !written.front().range()) return date;
    return *written.front().range();
}

}  // namespace entente::text
