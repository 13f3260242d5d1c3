#include "extractors/language/moves.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <tuple>
#include <utility>

#include <fmt/format.h>
#include <rapidjson/document.h>

namespace entente::language {
namespace {

using schema::Error;
using schema::ErrorCode;
using schema::Result;

using Labels = std::vector<std::pair<std::int64_t, std::string>>;  // frequency, label

Error malformed(const std::string& file, std::string what) {
    return {ErrorCode::invalid, fmt::format("moves: {}", what), file, 0, "the model may be damaged; unpack it again"};
}

Result<std::map<int, Labels>> labels_by_action(const rapidjson::Document& json, const std::string& file) {
    std::map<int, Labels> out;
    for (const auto& member : json.GetObject()) {
        const std::string_view name(member.name.GetString(), member.name.GetStringLength());
        int action = 0;
        const auto [end, code] = std::from_chars(name.data(), name.data() + name.size(), action);
        if (code != std::errc{} || end != name.data() + name.size() || !member.value.IsObject())
            return std::unexpected(malformed(file, fmt::format("action '{}' is not a number with its labels", name)));
        for (const auto& label : member.value.GetObject()) {
            if (!label.value.IsInt64())
                return std::unexpected(malformed(file, fmt::format("action {}: a frequency is not a whole number", action)));
            out[action].emplace_back(label.value.GetInt64(), std::string(label.name.GetString(), label.name.GetStringLength()));
        }
        std::sort(out[action].rbegin(), out[action].rend());
    }
    return out;
}

}  // namespace

Result<std::vector<Move>> parse_moves(std::string_view json, const std::string& file) {
    rapidjson::Document document;
    document.Parse<rapidjson::kParseIterativeFlag>(json.data(), json.size());
    if (document.HasParseError() || !document.IsObject()) return std::unexpected(malformed(file, "not a JSON object"));
    const auto labels = labels_by_action(document, file);
    if (!labels) return std::unexpected(labels.error());

    std::vector<Move> moves;
    std::vector<std::tuple<std::int64_t, std::string, int>> later;
    for (const auto& [action, list] : *labels) {
        for (const auto& [frequency, label] : list) {
            if (frequency < 0)
                later.emplace_back(frequency, label, action);
            else
                moves.push_back({action, label});
        }
    }
    std::stable_sort(later.begin(), later.end(), [](const auto& a, const auto& b) {
        return std::tie(std::get<0>(a), std::get<1>(a)) > std::tie(std::get<0>(b), std::get<1>(b));
    });
    for (auto& [frequency, label, action] : later) moves.push_back({action, std::move(label)});
    return moves;
}

}  // namespace entente::language
