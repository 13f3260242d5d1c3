#include "importers/warnings.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace entente::importers {

constexpr std::size_t most_kinds = 100;
constexpr std::string_view further = "further warnings of other kinds";

std::string describe(const Warning& warning) {
    std::string text = warning.file;
    if (warning.line > 0) text += fmt::format(":{}", warning.line);
    if (!text.empty()) text += ": ";
    text += warning.what;
    if (warning.count > 1) text += fmt::format(" ({} times)", warning.count);
    return text;
}

void Warnings::add(std::string_view what, std::string_view file, std::uint64_t line, std::uint64_t count) {
    const auto found = std::ranges::find_if(
        list_, [&](const Warning& warning) { return warning.what == what && warning.file == file; });
    if (found != list_.end())
        found->count += count;
    else if (list_.size() < most_kinds || what == further)
        list_.push_back({std::string(what), std::string(file), line, count});
    else
        add(further, {}, 0, count);
}

}  // namespace entente::importers
