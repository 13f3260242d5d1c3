// Character references: "&amp;", "&#8217;", "&eacute;".
#pragma once

#include <string>
#include <string_view>

namespace entente::text {

// What the reference stands for; the reference itself where it is none. Decoded by the HTML parser, so that
// there is no second table of the two thousand names.
std::string decode_entity(std::string_view reference);

}  // namespace entente::text
