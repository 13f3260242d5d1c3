// The tables of one folder of the data, as the layer that reads them takes them. The layer knows them by
// name; errors get the whole path.
#pragma once

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/data_file.hpp"

namespace entente::app {

template <class Text>
struct TableFolder {
    std::deque<DataFile> files;
    std::vector<Text> texts;
};

template <class Text>
schema::Result<TableFolder<Text>> read_folder(const Settings& settings, const std::string& folder,
                                              std::span<const std::string_view> names,
                                              bool (*may_be_left_out)(std::string_view) = nullptr) {
    TableFolder<Text> read;
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

inline std::unexpected<schema::Error> within(const Settings& settings, const std::string& folder,
                                             schema::Error error) {
    if (const auto data = find_data(settings)) error.file = (*data / folder / error.file).string();
    return std::unexpected(std::move(error));
}

}  // namespace entente::app
