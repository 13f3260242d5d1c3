// Labelled events as examples of which date an event has (events/date_choice.hpp): one example for each event
// and word that tells it, one label for each date at hand, which is right where it is the labelled one.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include "extractors/events/event.hpp"
#include "extractors/events/sentence.hpp"
#include "extractors/events/weights.hpp"
#include "extractors/training/gold.hpp"
#include "extractors/training/learn.hpp"

namespace entente::training {

class DateRows {
  public:
    // event: as read by the rules. Events whose date is not labelled, and texts without a day, teach nothing.
    void add(const events::SentenceView& view, const events::Predicate& predicate, const events::Event& event,
             const GoldEvent& labelled, std::size_t fold, events::FeatureNames& names);

    const Matrix& matrix() const { return matrix_; }

    // Weights by column for one choice, of the examples outside of the fold that have it.
    std::vector<double> fit(std::size_t choice, std::size_t fold, double cost, std::uint32_t rare) const;

  private:
    struct Labels {
        std::vector<std::uint32_t> rows;
        std::vector<bool> right;  // [row]
    };

    Matrix matrix_;
    std::vector<std::size_t> folds_;
    std::array<Labels, events::date_choices.size()> labels_;
    std::set<std::pair<const GoldEvent*, std::uint32_t>> seen_;
};

}  // namespace entente::training
