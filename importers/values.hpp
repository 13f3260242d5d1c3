// A value as files write it, as text, by the type that the file says it has.
#pragma once

#include <string>
#include <string_view>

#include "graph/model/property_graph.hpp"
#include "graph/schema/result.hpp"

namespace entente::importers {

enum class FileType : std::uint8_t { text, integer, number, boolean };

// What stands for it in the graph: a truth value is an integer, as the portable profile writes it.
model::ValueType value_type(FileType type);

// The type by the word that GraphML and GEXF files have for it, in any case; text for what is none of ours,
// such as lists and dates.
FileType file_type(std::string_view word);

struct Parsed {
    model::Value value;  // absent for "", and for what is no finite number
    bool not_finite = false;
    bool too_large = false;  // an integer of more than 64 bits, here as the nearest number
};

// An error where the text is none of that type. The value of a text is the text itself, not a copy.
schema::Result<Parsed> parse_value(FileType type, std::string_view text);

std::string_view trim(std::string_view text);  // of blanks, tabs and line ends

// A piece of the file for a message: short, on one line, without what a terminal would obey.
std::string shown(std::string_view text);

}  // namespace entente::importers
