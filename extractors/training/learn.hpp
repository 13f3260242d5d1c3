// Logistic regression over named features, by liblinear (Fan et al., 2008: trust region Newton method, L2):
// the same examples give the same weights, to the bit.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "extractors/events/features.hpp"

struct feature_node;

namespace entente::training {

// Examples as rows; a column is a feature, or a feature with one act.
class Matrix {
  public:
    static constexpr int every_act = -1;

    struct Column {
        std::uint64_t feature = 0;
        int act = every_act;
        std::uint32_t examples = 0;  // with this feature
    };

    Matrix();
    ~Matrix();
    Matrix(Matrix&&) noexcept;

    // acts: each feature becomes a column of its own for these (every_act among them, or not).
    void add(const events::Features& features, std::span<const int> acts);

    std::size_t rows() const { return begin_.size(); }
    const std::vector<Column>& columns() const { return columns_; }

    // Weights by column, of the rows named and their labels (true: right). cost: liblinear's C. Columns that
    // fewer than `rare` of all examples have keep the weight 0.
    std::vector<double> fit(std::span<const std::uint32_t> rows, const std::vector<bool>& labels, double cost,
                            std::uint32_t rare) const;
    double score(std::uint32_t row, const std::vector<double>& weights) const;

  private:
    std::vector<feature_node> nodes_;
    std::vector<std::size_t> begin_;
    std::vector<Column> columns_;
    std::unordered_map<std::uint64_t, std::uint32_t> index_;
};

}  // namespace entente::training
