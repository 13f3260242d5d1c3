#include "app/settings.hpp"

#include <cstdlib>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>
#include <vector>

namespace entente::app {
namespace {

namespace fs = std::filesystem;
using schema::Error;
using schema::ErrorCode;
using schema::Result;

struct Resource {
    std::string what;
    std::string option;
    std::string variable;
    std::string marker;                 // the file that shows that the folder is the right one
    std::vector<std::string> relative;  // to the program's folder
};

const Resource kModel{
    "the language model", "--model", "ENTENTE_MODEL", "config.cfg", {"../model", "../share/entente/model"}};
const Resource kData{
    "the tables", "--data", "ENTENTE_DATA", "event_types.tsv", {"../../data", "../share/entente/data"}};

fs::path program_folder() {
    std::error_code error;
    const auto program = fs::read_symlink("/proc/self/exe", error);
    return error ? fs::current_path(error) : program.parent_path();
}

Result<fs::path> checked(const Resource& resource, const fs::path& folder, const std::string& named_by) {
    std::error_code ignored;
    if (fs::exists(folder / resource.marker, ignored)) return folder;
    const auto what =
        fs::exists(folder, ignored) ? fmt::format("holds no {}", resource.marker) : "does not exist";
    return std::unexpected(Error{ErrorCode::not_found, fmt::format("{} {}", named_by, what), folder.string(),
                                 0, fmt::format("name the folder of {}", resource.what)});
}

Result<fs::path> find(const Resource& resource, const std::string& given) {
    if (!given.empty()) return checked(resource, given, resource.option);
    if (const char* value = std::getenv(resource.variable.c_str()); value && *value)
        return checked(resource, value, resource.variable);
    std::vector<std::string> tried;
    for (const auto& relative : resource.relative) {
        const auto folder = (program_folder() / relative).lexically_normal();
        if (auto found = checked(resource, folder, "")) return found;
        tried.push_back(folder.string());
    }
    return std::unexpected(Error{
        ErrorCode::not_found, fmt::format("{} not found in {}", resource.what, fmt::join(tried, ", ")), "", 0,
        fmt::format("run scripts/run, or name the folder with {} or {}", resource.option,
                    resource.variable)});
}

bool colour_wanted() {
    const char* no_color = std::getenv("NO_COLOR");
    return ::isatty(STDERR_FILENO) == 1 && !(no_color && *no_color);
}

}  // namespace

Result<fs::path> find_model(const Settings& settings) {
    return find(kModel, settings.model);
}
Result<fs::path> find_data(const Settings& settings) {
    return find(kData, settings.data);
}

std::optional<fs::path> find_actor_image() {
    if (const char* given = std::getenv("ENTENTE_ACTORS_IMAGE"); given && *given) return given;
    std::error_code ignored;
    for (const auto* relative : {"actors.image", "../share/entente/actors.image"})
        if (auto path = (program_folder() / relative).lexically_normal(); fs::exists(path, ignored))
            return path;
    return std::nullopt;
}

void start_log(const Settings& settings) {
    const auto mode = colour_wanted() ? spdlog::color_mode::always : spdlog::color_mode::never;
    auto logger = std::make_shared<spdlog::logger>(
        "entente", std::make_shared<spdlog::sinks::stderr_color_sink_mt>(mode));
    logger->set_pattern("entente: %^%l%$: %v");
    logger->set_level(spdlog::level::from_str(settings.log_level));
    spdlog::set_default_logger(std::move(logger));
}

}  // namespace entente::app
