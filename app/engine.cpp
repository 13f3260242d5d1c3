#include "app/engine.hpp"

#include <algorithm>

#include "app/actor_tables.hpp"
#include "app/data_file.hpp"
#include "app/model.hpp"
#include "app/table_folder.hpp"
#include "app/user_frames.hpp"

namespace entente::app {
namespace {

using schema::Result;

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

Result<events::Contexts> read_contexts(const Settings& settings, const schema::EventTypes& types) {
    const auto file = read_data_file(settings, "contexts.tsv");
    if (!file) return std::unexpected(file.error());
    auto contexts = events::parse_contexts(file->text, "contexts.tsv", types);
    if (!contexts) return within(settings, "", contexts.error());
    return contexts;
}

Result<events::Synonyms> read_synonyms(const Settings& settings) {
    const auto file = read_data_file(settings, "synonyms.tsv");
    if (!file) return std::unexpected(file.error());
    return events::parse_synonyms(file->text, file->path);
}

Result<events::Frames> read_frames(const Settings& settings, const schema::EventTypes& types) {
    const auto tables = read_folder<events::FrameText>(settings, "frames/", events::frame_table_names);
    if (!tables) return std::unexpected(tables.error());
    const auto users = read_user_frames(settings.frames);
    if (!users) return std::unexpected(users.error());
    auto synonyms = read_synonyms(settings);
    if (!synonyms) return std::unexpected(synonyms.error());
    auto frames = events::parse_frames(tables->texts, types, users->texts, *std::move(synonyms));
    if (frames) {
        auto verbs = read_user_verbs(settings, types);
        if (!verbs) return std::unexpected(verbs.error());
        events::add_frames(*frames, *std::move(verbs));
        return frames;
    }
    const auto is_users = [&](const auto& table) { return table.name == frames.error().file; };
    if (std::ranges::any_of(users->texts, is_users)) return frames;
    return within(settings, "frames", frames.error());
}

}  // namespace

Result<Tables> open_tables(const Settings& settings) {
    auto types = read_event_types(settings);
    if (!types) return std::unexpected(types.error());
    auto factuality = read_factuality(settings);
    if (!factuality) return std::unexpected(factuality.error());
    auto contexts = read_contexts(settings, *types);
    if (!contexts) return std::unexpected(contexts.error());
    auto frames = read_frames(settings, *types);
    if (!frames) return std::unexpected(frames.error());
    auto knowledge = open_actors(settings);
    if (!knowledge) return std::unexpected(knowledge.error());
    return Tables{std::move(*knowledge),
                  {std::move(*frames), std::move(*factuality), std::move(*contexts)},
                  std::move(*types)};
}

Result<Engine> open_engine(const Settings& settings) {
    auto tables = open_tables(settings);
    if (!tables) return std::unexpected(tables.error());
    auto model = open_model(settings);
    if (!model) return std::unexpected(model.error());
    return Engine{std::move(*model), std::move(*tables)};
}

}  // namespace entente::app
