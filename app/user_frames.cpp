#include "app/user_frames.hpp"

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

}  // namespace entente::app
