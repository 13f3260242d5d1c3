#include "app/model.hpp"

namespace entente::app {

schema::Result<language::Model> open_model(const Settings& settings) {
    auto folder = find_model(settings);
    if (!folder) return std::unexpected(folder.error());
    auto model = language::load_model(language::model_directory(*folder));
    if (!model && !model.error().file.starts_with(folder->string()))
        model.error().file = (*folder / model.error().file).string();
    return model;
}

std::vector<language::Workspace> make_workspaces(const language::Model& model, std::size_t jobs) {
    std::vector<language::Workspace> workspaces;
    for (std::size_t i = 0; i < jobs; ++i) workspaces.emplace_back(model);
    return workspaces;
}

}  // namespace entente::app
