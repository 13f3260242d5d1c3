#include "extractors/training/date_rows.hpp"

#include "extractors/events/date_choice.hpp"

namespace entente::training {

void DateRows::add(const events::SentenceView& view, const events::Predicate& predicate,
                   const events::Event& event, const GoldEvent& labelled, std::size_t fold,
                   events::FeatureNames& names) {
    if (!labelled.date_labelled || !view.day || !seen_.insert({&labelled, predicate.token}).second) return;
    constexpr int shared[] = {Matrix::every_act};
    const auto options = events::date_options(view, event);
    events::Features features(&names);
    events::describe_date(view, predicate, event, options, features);
    const auto row = static_cast<std::uint32_t>(matrix_.rows());
    matrix_.add(features, shared);
    folds_.push_back(fold);
    for (auto& choice : labels_) choice.right.push_back(false);
    for (const auto& option : options) {
        auto& choice = labels_[option.choice];
        choice.rows.push_back(row);
        choice.right[row] = option.date ? labelled.date == option.date->range : !labelled.date;
    }
}

std::vector<double> DateRows::fit(std::size_t choice, std::size_t fold, double cost,
                                  std::uint32_t rare) const {
    const auto& labels = labels_[choice];
    std::vector<std::uint32_t> rows;
    for (const auto row : labels.rows)
        if (folds_[row] != fold) rows.push_back(row);
    return matrix_.fit(rows, labels.right, cost, rare);
}

}  // namespace entente::training
