// What the program knows of the terminal that it writes to.
#pragma once

#include <cstddef>

namespace entente::app {

// Cells a line; what is piped on gets a fixed width, so that it is the same everywhere.
std::size_t terminal_width(std::size_t otherwise = 100);

}  // namespace entente::app
