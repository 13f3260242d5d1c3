#include "app/write_graph.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <tuple>
#include <vector>

#include "app/output.hpp"

namespace entente::app {
namespace {

using schema::Error;
using schema::ErrorCode;
using schema::Result;

std::string file_of_part(const std::string& output, std::string_view part) {
    const std::filesystem::path path(output);
    return (path.parent_path() /
            fmt::format("{}.{}{}", path.stem().string(), part, path.extension().string()))
        .string();
}

struct File {
    std::string_view part;
    std::string path;
};

Result<std::vector<File>> files_of(const exporters::Format& format, const Target& target) {
    const auto part = exporters::find_choice(format.parts, target.part, "part", format.name);
    if (!part) return std::unexpected(part.error());
    if (format.parts.empty() || !target.part.empty()) return std::vector{File{*part, target.output}};
    if (target.output == "-") {
        std::vector<std::string_view> names;
        for (const auto& choice : format.parts) names.push_back(choice.name);
        return std::unexpected(Error{
            ErrorCode::usage,
            fmt::format("{} has several files", format.name),
            {},
            0,
            fmt::format("name a file with -o, or choose one with --part {}", fmt::join(names, " or "))});
    }
    std::vector<File> files;
    for (const auto& choice : format.parts)
        files.push_back({choice.name, file_of_part(target.output, choice.name)});
    return files;
}

}  // namespace

Result<const exporters::Format*> wanted_format(const Target& target) {
    auto format = target.format.empty() ? exporters::find_format_of_file(target.output)
                                        : exporters::find_format(target.format);
    if (!format) {
        format.error().code = ErrorCode::usage;
        return format;
    }
    const auto& [name, profiles, parts] = std::tie((*format)->name, (*format)->profiles, (*format)->parts);
    const auto profile = exporters::find_choice(profiles, target.profile, "profile", name);
    if (!profile) return std::unexpected(profile.error());
    const auto part = exporters::find_choice(parts, target.part, "part", name);
    if (!part) return std::unexpected(part.error());
    return format;
}

Result<void> write_graph(const model::PropertyGraph& graph, const exporters::Format& format,
                         const Target& target) {
    const auto profile = exporters::find_choice(format.profiles, target.profile, "profile", format.name);
    if (!profile) return std::unexpected(profile.error());
    const auto files = files_of(format, target);
    if (!files) return std::unexpected(files.error());
    std::vector<Output> outputs;
    for (const auto& [part, path] : *files) {
        auto output = Output::open(path);
        if (!output) return std::unexpected(output.error());
        if (auto written = format.write(graph, {*profile, part}, output->stream());
            !written && !output->failed())
            return written;
        outputs.push_back(*std::move(output));
    }
    for (auto& output : outputs)
        if (auto finished = output.finish(); !finished) return finished;
    return {};
}

}  // namespace entente::app
