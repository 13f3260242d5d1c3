// What the user knows of words (--frames FILE): frame tables with rows of his own. A row with the id of one
// of ours takes its place.
#pragma once

#include <string>
#include <vector>

#include "app/settings.hpp"
#include "app/table_folder.hpp"
#include "extractors/events/frames.hpp"
#include "graph/schema/event_types.hpp"
#include "graph/schema/result.hpp"

namespace entente::app {

// The tables are named by their paths.
schema::Result<TableFolder<events::FrameText>> read_user_frames(const std::vector<std::string>& paths);

// Lines that had to be left out are told as warnings; a file without any verb is an error.
schema::Result<std::vector<events::Frame>> read_user_verbs(const Settings& settings,
                                                           const schema::EventTypes& types);

}  // namespace entente::app
