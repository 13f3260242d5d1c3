#include "extractors/training/learn.hpp"

#include <cmath>
#include <doctest/doctest.h>

using namespace entente;

namespace {

// "good" marks the right ones; "noise" stands everywhere.
training::Matrix examples(std::vector<bool>& labels) {
    training::Matrix matrix;
    constexpr int shared[] = {training::Matrix::every_act};
    for (int i = 0; i < 40; ++i) {
        events::Features features;
        features.add({"noise"});
        if (i % 2 == 0) features.add({"good"});
        matrix.add(features, shared);
        labels.push_back(i % 2 == 0);
    }
    return matrix;
}

std::vector<std::uint32_t> all_rows() {
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < 40; ++row) rows.push_back(row);
    return rows;
}

}  // namespace

TEST_CASE("what marks the right ones gets the weight, and the same weight every time") {
    std::vector<bool> labels;
    const auto matrix = examples(labels);
    const auto weights = matrix.fit(all_rows(), labels, 1.0, 1);
    REQUIRE(weights.size() == 2);
    CHECK(matrix.columns()[1].feature == events::feature_id("good"));
    CHECK(weights[1] > 1);
    CHECK(matrix.score(0, weights) > 0);
    CHECK(matrix.score(1, weights) < 0);
    CHECK(matrix.fit(all_rows(), labels, 1.0, 1) == weights);
}

TEST_CASE("rare features and labels of one kind are not learned") {
    std::vector<bool> labels;
    const auto matrix = examples(labels);
    CHECK(matrix.fit(all_rows(), labels, 1.0, 21)[1] == 0);
    CHECK(matrix.fit(all_rows(), std::vector<bool>(40, false), 1.0, 1)[1] == 0);
}
