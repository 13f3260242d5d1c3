#include "extractors/language/morphology.hpp"

#include <algorithm>
#include <map>
#include <vector>

namespace entente::language {

namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0;;) {
        const std::size_t end = text.find(separator, begin);
        parts.push_back(text.substr(begin, end - begin));
        if (end == std::string_view::npos) return parts;
        begin = end + 1;
    }
}

std::string join(const std::vector<std::string_view>& parts, char separator) {
    std::string text;
    for (const std::string_view part : parts) {
        if (!text.empty()) text += separator;
        text += part;
    }
    return text;
}

std::string sorted_values(std::string_view values) {
    auto parts = split(values, ',');
    std::ranges::sort(parts);
    return join(parts, ',');
}

}  // namespace

std::optional<std::string> normalize_morphology(std::string_view features) {
    if (features.empty() || features == "_") return "";
    std::map<std::string_view, std::string> analysis;
    for (const std::string_view feature : split(features, '|')) {
        const auto parts = split(feature, '=');
        if (parts.size() != 2) return std::nullopt;
        analysis[parts[0]] = sorted_values(parts[1]);
    }
    std::vector<std::string> written;
    for (const auto& [name, values] : analysis) written.push_back(std::string(name) + '=' + values);
    std::ranges::sort(written);
    return join({written.begin(), written.end()}, '|');
}

std::string_view morphological_feature(std::string_view analysis, std::string_view feature) {
    for (const std::string_view part : split(analysis, '|')) {
        if (part.starts_with(feature) && part.substr(feature.size()).starts_with('=')) {
            return part.substr(feature.size() + 1);
        }
    }
    return "";
}

}  // namespace entente::language
