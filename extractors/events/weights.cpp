#include "extractors/events/weights.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

#include "graph/schema/table.hpp"

namespace entente::events {

double probability_of(float log_odds) {
    return 1 / (1 + std::exp(-static_cast<double>(log_odds)));
}

float log_odds_of(double probability) {
    constexpr double surest = 1e-6;
    const auto inside = std::clamp(probability, surest, 1 - surest);
    return static_cast<float>(std::log(inside / (1 - inside)));
}

void LinearModel::set(std::uint64_t feature, std::optional<ActIndex> act, float weight) {
    auto& row = rows_[feature];
    if (act)
        row[*act] += weight;
    else
        for (auto& cell : row) cell += weight;
}

ActScores LinearModel::scores(const Features& features) const {
    ActScores sums{};
    for (const auto& feature : features.all()) {
        const auto row = rows_.find(feature.id);
        if (row == rows_.end()) continue;
        for (std::size_t act = 0; act < most_acts; ++act) sums[act] += row->second[act] * feature.value;
    }
    return sums;
}

float LinearModel::weight(std::uint64_t feature, ActIndex act) const {
    const auto row = rows_.find(feature);
    return row == rows_.end() ? 0 : row->second[act];
}

Weights::Weights(std::vector<std::string> all_acts) : acts(std::move(all_acts)) {
    for (std::size_t act = 0; act < acts.size(); ++act) act_numbers.push_back(static_cast<ActIndex>(act));
}

std::optional<ActIndex> date_choice(std::string_view name) {
    const auto found = std::ranges::find(date_choices, name);
    if (found == date_choices.end()) return std::nullopt;
    return static_cast<ActIndex>(found - date_choices.begin());
}

std::optional<ActIndex> Weights::act(std::string_view name) const {
    const auto found = std::ranges::find(acts, name);
    if (found == acts.end()) return std::nullopt;
    return static_cast<ActIndex>(found - acts.begin());
}

LinearModel* Weights::model(std::string_view name) {
    if (name == "predicate") return &predicate;
    if (name == "reading") return &reading;
    if (name == "date") return &date;
    return name == "calibration" ? &calibration : nullptr;
}

schema::Result<Weights> parse_weights(std::string_view text, std::string_view name,
                                      std::vector<std::string> acts) {
    constexpr std::string_view columns[] = {"model", "feature", "act", "weight"};
    const auto table = schema::parse_table(text, name, columns);
    if (!table) return std::unexpected(table.error());
    Weights weights(std::move(acts));
    for (const auto& row : table->rows) {
        const auto model = row.cells[*table->column("model")];
        const auto act_name = table->cell(row, "act");
        const auto number = table->cell(row, "weight");
        const auto act = model == "date" ? date_choice(act_name) : weights.act(act_name);
        if (!act && act_name != "*")
            return std::unexpected(
                table->error(row, fmt::format("act \"{}\" unknown", act_name),
                             "an act of event_types.tsv, or *; of a date, where it is from"));
        float weight = 0;
        const auto read = std::from_chars(number.data(), number.data() + number.size(), weight);
        if (read.ec != std::errc{} || read.ptr != number.data() + number.size())
            return std::unexpected(
                table->error(row, fmt::format("weight \"{}\" is no number", number), "such as -0.25"));
        auto* linear = weights.model(model);
        if (!linear)
            return std::unexpected(table->error(row, fmt::format("model \"{}\" unknown", model),
                                                "predicate, reading, calibration or date"));
        linear->set(feature_id(table->cell(row, "feature")), act, weight);
    }
    return weights;
}

}  // namespace entente::events
