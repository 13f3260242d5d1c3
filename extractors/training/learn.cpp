#include "extractors/training/learn.hpp"

#include <algorithm>
#include <linear.h>
#include <map>

namespace entente::training {
namespace {

constexpr double stop = 0.01;

std::uint64_t key_of(std::uint64_t feature, int act) {
    return feature ^ (static_cast<std::uint64_t>(act + 1) * 0x9E3779B97F4A7C15);
}

void say_nothing(const char*) {}

}  // namespace

Matrix::Matrix() = default;
Matrix::~Matrix() = default;
Matrix::Matrix(Matrix&&) noexcept = default;

void Matrix::add(const events::Features& features, std::span<const int> acts) {
    begin_.push_back(nodes_.size());
    std::map<int, double> row;
    for (const auto act : acts) {
        for (const auto& feature : features.all()) {
            const auto [at, fresh] =
                index_.try_emplace(key_of(feature.id, act), static_cast<std::uint32_t>(columns_.size()));
            if (fresh) columns_.push_back({feature.id, act, 0});
            row[static_cast<int>(at->second)] += static_cast<double>(feature.value);
        }
    }
    for (const auto& [column, value] : row) {
        nodes_.push_back({column + 1, value});
        ++columns_[static_cast<std::size_t>(column)].examples;
    }
    nodes_.push_back({-1, 0});
}

std::vector<double> Matrix::fit(std::span<const std::uint32_t> rows, const std::vector<bool>& labels,
                                double cost, std::uint32_t rare) const {
    set_print_string_function(&say_nothing);
    std::vector<feature_node> kept;  // rows without rare columns
    std::vector<std::size_t> starts;
    std::vector<double> targets;
    for (const auto row : rows) {
        starts.push_back(kept.size());
        for (auto at = begin_[row]; nodes_[at].index > 0; ++at)
            if (columns_[static_cast<std::size_t>(nodes_[at].index) - 1].examples >= rare)
                kept.push_back(nodes_[at]);
        kept.push_back({-1, 0});
        targets.push_back(labels[row] ? 1 : -1);
    }
    std::vector<double> weights(columns_.size(), 0);
    if (std::ranges::find(targets, 1) == targets.end()) return weights;
    std::vector<feature_node*> starts_at;
    for (const auto start : starts) starts_at.push_back(&kept[start]);
    problem task{};
    task.l = static_cast<int>(rows.size());
    task.n = static_cast<int>(columns_.size());
    task.y = targets.data();
    task.x = starts_at.data();
    task.bias = -1;
    parameter how{};
    how.solver_type = L2R_LR;
    how.eps = stop;
    how.C = cost;
    auto* fitted = train(&task, &how);
    const double sign = fitted->label[0] == 1 ? 1 : -1;
    for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = sign * fitted->w[i];
    free_and_destroy_model(&fitted);
    return weights;
}

double Matrix::score(std::uint32_t row, const std::vector<double>& weights) const {
    double sum = 0;
    for (auto at = begin_[row]; nodes_[at].index > 0; ++at)
        sum += nodes_[at].value * weights[static_cast<std::size_t>(nodes_[at].index) - 1];
    return sum;
}

}  // namespace entente::training
