#include "app/engine.hpp"

#include <algorithm>
#include <deque>
#include <span>
#include <string_view>
#include <vector>

#include "app/data_file.hpp"
#include "app/model.hpp"
#include "app/user_actors.hpp"

namespace entente::app {
namespace {

using schema::Error;
using schema::Result;

// The tables of one folder, as their layer takes them. The layer knows them by name; errors get the whole
// path.
template <class Text>
struct Folder {
    std::deque<DataFile> files;
    std::vector<Text> texts;
};

template <class Text>
Result<Folder<Text>> read_folder(const Settings& settings, const std::string& folder,
                                 std::span<const std::string_view> names,
                                 bool (*may_be_left_out)(std::string_view) = nullptr) {
    Folder<Text> read;
    for (const auto name : names) {
        auto file = read_data_file(settings, folder + std::string(name));
        if (!file && file.error().code == schema::ErrorCode::not_found && may_be_left_out &&
            may_be_left_out(name))
            continue;
        if (!file) return std::unexpected(file.error());
        read.files.push_back(std::move(*file));
        read.texts.push_back({name, read.files.back().text});
    }
    return read;
}

std::unexpected<Error> within(const Settings& settings, const std::string& folder, Error error) {
    if (const auto data = find_data(settings)) error.file = (*data / folder / error.file).string();
    return std::unexpected(std::move(error));
}

Result<schema::EventTypes> read_event_types(const Settings& settings) {
    const auto file = read_data_file(settings, "event_types.tsv");
    if (!file) return std::unexpected(file.error());
    return schema::parse_event_types(file->text, file->path);
}

Result<events::Factuality> read_factuality(const Settings& settings) {
    const auto file = read_data_file(settings, "factuality.tsv");
    if (!file) return std::unexpected(file.error());
    return events::parse_factuality(file->text, file->path);
}

Result<actors::Knowledge> read_knowledge(const Settings& settings) {
    const auto tables =
        read_folder<actors::TableText>(settings, "actors/", actors::table_names, actors::may_be_left_out);
    if (!tables) return std::unexpected(tables.error());
    const auto user = read_user_actors(settings.actors);
    if (!user) return std::unexpected(user.error());
    auto knowledge = actors::build_knowledge(tables->texts, user->actors);
    if (knowledge) return knowledge;
    const bool users = std::ranges::find(settings.actors, knowledge.error().file) != settings.actors.end();
    if (!users) return within(settings, "actors", knowledge.error());
    return knowledge;
}

Result<events::Frames> read_frames(const Settings& settings, const schema::EventTypes& types) {
    const auto tables = read_folder<events::FrameText>(settings, "frames/", events::frame_table_names);
    if (!tables) return std::unexpected(tables.error());
    auto frames = events::parse_frames(tables->texts, types);
    if (!frames) return within(settings, "frames", frames.error());
    return frames;
}

}  // namespace

Result<Tables> open_tables(const Settings& settings) {
    auto types = read_event_types(settings);
    if (!types) return std::unexpected(types.error());
    auto factuality = read_factuality(settings);
    if (!factuality) return std::unexpected(factuality.error());
    auto frames = read_frames(settings, *types);
    if (!frames) return std::unexpected(frames.error());
    auto knowledge = read_knowledge(settings);
    if (!knowledge) return std::unexpected(knowledge.error());
    return Tables{std::move(*knowledge), {std::move(*frames), std::move(*factuality)}, std::move(*types)};
}

Result<Engine> open_engine(const Settings& settings) {
    auto tables = open_tables(settings);
    if (!tables) return std::unexpected(tables.error());
    auto model = open_model(settings);
    if (!model) return std::unexpected(model.error());
    return Engine{std::move(*model), std::move(*tables)};
}

}  // namespace entente::app
