// SHA-256 of what goes into a graph, so that the store can say what it was made of and whether that has changed.
#pragma once

#include <string>
#include <string_view>

namespace entente::app {

// 64 hexadecimal digits.
std::string sha256(std::string_view bytes);

}  // namespace entente::app
