#include "app/user_frames.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

#include "app/user_actors.hpp"
#include "extractors/events/cameo_acts.hpp"
#include "extractors/events/verb_dictionary.hpp"

namespace entente::app {

schema::Result<TableFolder<events::FrameText>> read_user_frames(const std::vector<std::string>& paths) {
    TableFolder<events::FrameText> read;
    for (const auto& path : paths) {
        auto text = read_file(path);
        if (!text) return std::unexpected(text.error());
        read.files.push_back({path, *std::move(text)});
        read.texts.push_back({read.files.back().path, read.files.back().text});
    }
    return read;
}

schema::Result<std::vector<events::Frame>> read_user_verbs(const Settings& settings,
                                                           const schema::EventTypes& types) {
    std::vector<events::Frame> frames;
    if (settings.verbs.empty()) return frames;
    const auto table = read_data_file(settings, "cameo_acts.tsv");
    if (!table) return std::unexpected(table.error());
    const auto acts = events::parse_cameo_acts(table->text, table->path, types);
    if (!acts) return std::unexpected(acts.error());
    for (const auto& path : settings.verbs) {
        const auto text = read_file(path);
        if (!text) return std::unexpected(text.error());
        auto dictionary = events::parse_verb_dictionary(*text, path, *acts);
        if (dictionary.verbs == 0)
            return std::unexpected(
                schema::Error{schema::ErrorCode::invalid,
                              "no verb dictionary of PETRARCH: it has no line --- VERB [code] ---", path, 0,
                              "frame tables are given with --frames"});
        report(dictionary.issues, path,
               fmt::format("{} verbs and {} patterns", dictionary.verbs, dictionary.patterns));
        std::ranges::move(dictionary.frames, std::back_inserter(frames));
    }
    return frames;
}

}  // namespace entente::app
