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

// --frames none: of ours none is read, and the scorer alone decides.
Result<events::Frames> read_frames(const Settings& settings, const schema::EventTypes& types) {
    const std::span<const std::string_view> ours(events::frame_table_names);
    const auto tables = read_folder<events::FrameText>(settings, "frames/",
                                                       ours.first(settings.our_frames ? ours.size() : 0));
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

// --weights FILE, or the table of the data folder where there is one; "none": the frames alone decide.
Result<std::optional<events::Weights>> read_weights(const Settings& settings,
                                                    const schema::EventTypes& types) {
    if (settings.weights == "none") return std::nullopt;
    Result<DataFile> file;
    if (settings.weights.empty()) {
        file = read_data_file(settings, "weights.tsv");
        if (!file && file.error().code == schema::ErrorCode::not_found) return std::nullopt;
    } else if (auto text = read_file(settings.weights)) {
        file = DataFile{settings.weights, std::move(*text)};
    } else {
        return std::unexpected(text.error());
    }
    if (!file) return std::unexpected(file.error());
    auto weights = events::parse_weights(file->text, file->path, acts_of(types));
    if (!weights) return std::unexpected(weights.error());
    return std::move(*weights);
}

}  // namespace

std::vector<std::string> acts_of(const schema::EventTypes& types) {
    const auto acts = types.acts();
    std::vector<std::string> names(acts.begin(), acts.end());
    std::ranges::sort(names);
    return names;
}

Result<Tables> open_tables(const Settings& settings) {
    auto types = read_event_types(settings);
    if (!types) return std::unexpected(types.error());
    auto factuality = read_factuality(settings);
    if (!factuality) return std::unexpected(factuality.error());
    auto contexts = read_contexts(settings, *types);
    if (!contexts) return std::unexpected(contexts.error());
    auto frames = read_frames(settings, *types);
    if (!frames) return std::unexpected(frames.error());
    auto weights = read_weights(settings, *types);
    if (!weights) return std::unexpected(weights.error());
    auto knowledge = open_actors(settings);
    if (!knowledge) return std::unexpected(knowledge.error());
    return Tables{std::move(*knowledge),
                  {.frames = std::move(*frames),
                   .factuality = std::move(*factuality),
                   .contexts = std::move(*contexts),
                   .plain = events::plain_frames(*types),
                   .weights = std::move(*weights)},
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
