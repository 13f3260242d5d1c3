// The actor tables: the image that the build compiled, mapped as it lies, as long as no table has changed
// since; else, and where a user adds rows of his own (--actors), compiled in memory.
#pragma once

#include <filesystem>

#include "app/settings.hpp"
#include "extractors/actors/image.hpp"
#include "extractors/actors/knowledge.hpp"
#include "graph/schema/result.hpp"

namespace entente::app {

// Errors name the table or the user's file, the line, and what was expected there.
schema::Result<actors::Knowledge> open_actors(const Settings& settings);

// The tables of the data folder as an image; what the build writes to a file.
schema::Result<actors::ImageBytes> compile_actors(const Settings& settings);

// A file as it lies, shared with all who map it.
schema::Result<actors::ImageBytes> map_file(const std::filesystem::path& path);

}  // namespace entente::app
