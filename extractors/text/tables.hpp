// The tables of data/text, compiled in: readers have no files to look for. The build writes tables.cpp from
// them.
#pragma once

#include <string_view>

namespace entente::text {

std::string_view abbreviations_tsv();
std::string_view boilerplate_tsv();

}  // namespace entente::text
