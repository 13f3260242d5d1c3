// A table for a terminal: columns as wide as they must be and as narrow as they can, wide characters counted
// as two.
#pragma once

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace entente::query {

// Cells on a terminal: 2 for East Asian wide characters and emoji, 0 for combining marks and controls.
std::size_t display_width(std::string_view text);

// At blanks, else anywhere, into lines of at most `width` (at least 2) cells; words are kept whole where they
// fit.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

struct Column {
    std::string name;
    std::size_t least = 4;  // cells that it keeps however narrow the terminal is
};

// Wraps cells so that a line has at most `width` cells, or as few over as the columns' least widths allow.
// Control characters do not reach the terminal. `below`, where not empty, has lines for below each row.
void write_table(std::ostream& out, const std::vector<Column>& columns,
                 const std::vector<std::vector<std::string>>& rows, std::size_t width,
                 const std::vector<std::vector<std::string>>& below = {});

}  // namespace entente::query
