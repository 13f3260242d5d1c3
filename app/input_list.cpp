#include "app/input_list.hpp"

#include <algorithm>
#include <filesystem>
#include <fnmatch.h>
#include <glob.h>
#include <system_error>

namespace entente::app {
namespace {

// Tables with tabs lie beside documents for all kinds of purposes; one that holds documents is to be named.
std::optional<text::Format> format_in_folder(const std::string& file) {
    return file.ends_with(".tsv") ? std::nullopt : text::format_of_name(file);
}

namespace fs = std::filesystem;
using schema::Error;
using schema::ErrorCode;
using schema::Result;

bool hidden(const fs::path& path) {
    return path.filename().string().starts_with('.');
}

bool matches(const std::vector<std::string>& patterns, const fs::path& path, const fs::path& folder) {
    const auto within = path.lexically_relative(folder).string();
    const auto name = path.filename().string();
    return std::ranges::any_of(patterns, [&](const std::string& pattern) {
        const bool of_path = pattern.find('/') != std::string::npos;
        return ::fnmatch(pattern.c_str(), (of_path ? within : name).c_str(), of_path ? FNM_PATHNAME : 0) == 0;
    });
}

Result<void> add_folder(InputList& list, const std::string& folder, std::optional<text::Format> from,
                        const FileFilter& filter) {
    std::vector<std::string> files;
    std::error_code error;
    fs::recursive_directory_iterator entry(folder, error), end;
    while (!error && entry != end) {
        if (hidden(entry->path()) || matches(filter.exclude, entry->path(), folder))
            entry.disable_recursion_pending();
        else if (entry->is_regular_file(error) &&
                 (filter.include.empty() || matches(filter.include, entry->path(), folder)))
            files.push_back(entry->path().string());
        entry.increment(error);
    }
    if (error)
        return std::unexpected(
            Error{ErrorCode::io, error.message(), folder, 0, "check the folder's permissions"});
    std::ranges::sort(files);
    for (const auto& file : files) {
        const auto format = from ? from : format_in_folder(file);
        if (format || !filter.include.empty())
            list.inputs.push_back({file, format});
        else
            ++list.passed_over;
    }
    return {};
}

Result<void> add_path(InputList& list, const std::string& path, std::optional<text::Format> from,
                      const FileFilter& filter) {
    std::error_code ignored;
    if (path != "-" && fs::is_directory(path, ignored)) return add_folder(list, path, from, filter);
    list.inputs.push_back({path, from ? from : text::format_of_name(path)});
    return {};
}

// What a pattern finds, sorted; for shells that have none, and for quoted patterns, which know no limit on
// the length of a command line.
std::vector<std::string> found_by(const std::string& pattern) {
    std::vector<std::string> paths;
    glob_t found{};
    if (::glob(pattern.c_str(), GLOB_BRACE | GLOB_NOSORT, nullptr, &found) == 0)
        paths.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
    ::globfree(&found);
    std::ranges::sort(paths);
    return paths;
}

}  // namespace

Result<InputList> list_inputs(const std::vector<std::string>& paths, std::optional<text::Format> from,
                              const FileFilter& filter) {
    InputList list;
    for (const auto& path : paths) {
        std::error_code ignored;
        const bool there = path == "-" || fs::exists(path, ignored);
        const bool pattern = !there && path.find_first_of("*?[{") != std::string::npos;
        const auto found = pattern ? found_by(path) : std::vector{path};
        if (pattern ? found.empty() : !there)
            return std::unexpected(
                Error{ErrorCode::not_found,
                      pattern ? "no file or folder is found by this pattern" : "no such file or folder", path,
                      0, "check the path; nothing was read"});
        for (const auto& one : found)
            if (auto added = add_path(list, one, from, filter); !added) return std::unexpected(added.error());
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
