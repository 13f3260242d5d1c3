// The codes that states have in a system of codes, and when: ISO 3166-1 alpha-3, Correlates of War, Gleditsch
// and Ward.
#pragma once

#include <string_view>
#include <vector>

#include "app/settings.hpp"
#include "graph/analysis/panel.hpp"
#include "graph/schema/result.hpp"

namespace entente::app {

// `system` is iso, cow or gw. A state has a code only while it exists, too.
schema::Result<std::vector<analysis::StateCode>> read_state_codes(const Settings& settings,
                                                                  std::string_view system);

}  // namespace entente::app
