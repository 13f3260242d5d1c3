// An option that is a date: --date, --since, --until, --on.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "graph/schema/date.hpp"
#include "graph/schema/result.hpp"

namespace entente::app {

// "" is none. The error names the option and is one of usage.
schema::Result<std::optional<schema::DateRange>> read_date_option(std::string_view option,
                                                                  const std::string& text);

}  // namespace entente::app
