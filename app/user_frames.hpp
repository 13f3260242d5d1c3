// What the user knows of words (--frames FILE): frame tables with rows of his own. A row with the id of one
// of ours takes its place.
#pragma once

#include <string>
#include <vector>

#include "app/table_folder.hpp"
#include "extractors/events/frames.hpp"
#include "graph/schema/result.hpp"

namespace entente::app {

// The tables are named by their paths.
schema::Result<TableFolder<events::FrameText>> read_user_frames(const std::vector<std::string>& paths);

}  // namespace entente::app
