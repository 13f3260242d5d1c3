#include "app/date_option.hpp"

namespace entente::app {

schema::Result<std::optional<schema::DateRange>> read_date_option(std::string_view option,
                                                                  const std::string& text) {
    if (text.empty()) return std::nullopt;
    auto date = schema::parse_date(text);
    if (date) return *date;
    date.error().code = schema::ErrorCode::usage;
    date.error().message = std::string(option) + ": " + date.error().message;
    return std::unexpected(date.error());
}

}  // namespace entente::app
