// The files of the data folder, read whole: tables and schemas go to their layers as text, with the path for
// messages.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "app/settings.hpp"
#include "graph/schema/result.hpp"

namespace entente::app {

struct DataFile {
    std::string path;
    std::string text;
};

schema::Result<std::string> read_file(const std::filesystem::path& path);
schema::Result<DataFile> read_data_file(const Settings& settings, std::string_view name);

}  // namespace entente::app
