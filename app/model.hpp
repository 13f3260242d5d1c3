// The language model as the commands use it: found, read once, and a workspace for each worker.
#pragma once

#include <cstddef>
#include <vector>

#include "app/settings.hpp"
#include "extractors/language/model.hpp"
#include "graph/schema/result.hpp"

namespace entente::app {

schema::Result<language::Model> open_model(const Settings& settings);

std::vector<language::Workspace> make_workspaces(const language::Model& model, std::size_t jobs);

}  // namespace entente::app
