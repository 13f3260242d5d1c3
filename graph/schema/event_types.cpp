#include "graph/schema/event_types.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <utility>

#include "graph/schema/did_you_mean.hpp"

namespace entente::schema {
namespace {

bool fits(const EventType& row, std::string_view act, std::string_view mode, Status status) {
    return row.act == act && (!row.mode || *row.mode == mode) && (!row.status || *row.status == status);
}

int specificity(const EventType& row) {
    return (row.status ? 2 : 0) + (row.mode ? 1 : 0);
}

std::optional<std::size_t> best_row(const std::vector<EventType>& rows, std::string_view act,
                                    std::string_view mode, Status status) {
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!fits(rows[i], act, mode, status)) continue;
        if (!best || specificity(rows[i]) > specificity(rows[*best])) best = i;
    }
    return best;
}

std::unexpected<Error> unknown(std::string_view what, std::string_view word,
                               std::vector<std::string_view> known) {
    auto hint = did_you_mean(word, known);
    std::ranges::replace(known, std::string_view(), "(none)");
    if (hint.empty()) hint = fmt::format("known are {}", fmt::join(known, ", "));
    return std::unexpected(
        Error{ErrorCode::invalid, fmt::format("unknown {} \"{}\"", what, word), {}, 0, hint});
}

}  // namespace

EventTypes::EventTypes(std::vector<EventType> rows) : rows_(std::move(rows)) {
    for (const auto& row : rows_) {
        auto& modes = modes_[row.act];
        if (row.mode && std::ranges::find(modes, *row.mode) == modes.end()) modes.push_back(*row.mode);
    }
    for (const auto& [act, modes] : modes_)
        for (const auto& mode : modes)
            for (const Status status : all_statuses)
                if (const auto row = best_row(rows_, act, mode, status)) index_[{act, mode, status}] = *row;
}

Result<const EventType*> EventTypes::find(std::string_view act, std::string_view mode, Status status) const {
    const auto found = index_.find({std::string(act), std::string(mode), status});
    if (found != index_.end()) return &rows_[found->second];
    if (!modes_.contains(act)) return unknown("act", act, acts());
    return unknown(fmt::format("mode of {}", act), mode, modes(act));
}

Result<void> EventTypes::derive(Record& record) const {
    const auto type = find(record.act, record.mode, record.status);
    if (!type) return std::unexpected(type.error());
    const CameoLeaf leaf = cameo_of(**type, record.cameo);
    record.type = (*type)->type;
    record.score = (*type)->score;
    record.quad = (*type)->quad;
    record.cameo = leaf.code;
    record.goldstein = leaf.goldstein;
    return {};
}

std::vector<std::string_view> EventTypes::acts() const {
    std::vector<std::string_view> names;
    for (const auto& [act, modes] : modes_) names.push_back(act);
    return names;
}

std::vector<std::string_view> EventTypes::modes(std::string_view act) const {
    const auto found = modes_.find(act);
    if (found == modes_.end()) return {};
    return {found->second.begin(), found->second.end()};
}

CameoLeaf cameo_of(const EventType& type, std::string_view code) {
    const CameoLeaf own{type.cameo, type.goldstein};
    const CameoLeaf* nearest = code.starts_with(own.code) ? &own : nullptr;
    for (const auto& leaf : type.leaves)
        if (code.starts_with(leaf.code) && (!nearest || leaf.code.size() > nearest->code.size()))
            nearest = &leaf;
    return nearest ? CameoLeaf{std::string(code), nearest->goldstein} : own;
}

}  // namespace entente::schema
