// SHA-256 of what goes into a graph, so that the store can say what it was made of and whether that has
// changed.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "graph/schema/result.hpp"

namespace entente::app {

// 64 hexadecimal digits.
std::string sha256(std::string_view bytes);

// Of all files in a folder, with their names, in the order of these.
schema::Result<std::string> sha256_of_folder(const std::filesystem::path& folder);

}  // namespace entente::app
