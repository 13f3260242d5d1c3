#include "app/input_list.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace entente::app {
namespace {

namespace fs = std::filesystem;
using schema::Error;
using schema::ErrorCode;
using schema::Result;

bool hidden(const fs::path& path) {
    return path.filename().string().starts_with('.');
}

void add_file(InputList& list, const std::string& path, std::optional<text::Format> from) {
    if (const auto format = from ? from : text::format_of_name(path))
        list.inputs.push_back({path, format});
    else
        ++list.passed_over;
}

Result<void> add_folder(InputList& list, const std::string& folder, std::optional<text::Format> from) {
    std::vector<std::string> files;
    std::error_code error;
    fs::recursive_directory_iterator entry(folder, error), end;
    while (!error && entry != end) {
        if (hidden(entry->path()))
            entry.disable_recursion_pending();
        else if (entry->is_regular_file(error))
            files.push_back(entry->path().string());
        entry.increment(error);
    }
    if (error)
        return std::unexpected(
            Error{ErrorCode::io, error.message(), folder, 0, "check the folder's permissions"});
    std::ranges::sort(files);
    for (const auto& file : files) add_file(list, file, from);
    return {};
}

}  // namespace

Result<InputList> list_inputs(const std::vector<std::string>& paths, std::optional<text::Format> from) {
    InputList list;
    for (const auto& path : paths) {
        std::error_code ignored;
        if (path != "-" && !fs::exists(path, ignored))
            return std::unexpected(Error{ErrorCode::not_found, "no such file or folder", path, 0,
                                         "check the path; nothing was read"});
        if (path != "-" && fs::is_directory(path, ignored)) {
            if (auto added = add_folder(list, path, from); !added) return std::unexpected(added.error());
        } else {
            list.inputs.push_back({path, from ? from : text::format_of_name(path)});
        }
    }
    return list;
}

std::optional<std::uint64_t> size_of(const InputList& list) {
    std::uint64_t bytes = 0;
    for (const auto& input : list.inputs) {
        std::error_code error;
        const auto size = fs::file_size(input.path, error);
        if (error) return std::nullopt;
        bytes += size;
    }
    return bytes;
}

}  // namespace entente::app
