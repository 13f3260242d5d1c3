// A look at the tags before the page is parsed. The parser takes time in proportion to how deep elements
// nest, for each of them; a million open tags would keep it busy for days. The count is never below the true
// depth: an end tag counts only where it surely closes something.
#pragma once

#include <cstdint>
#include <string_view>

#include "graph/schema/result.hpp"

namespace entente::text {

// Fails with the byte where elements nest more than `max_depth` deep, or where one tag has more attributes
// than any page has.
schema::Result<void> check_nesting(std::string_view html, std::uint32_t max_depth);

}  // namespace entente::text
