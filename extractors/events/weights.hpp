// The scorer's weights: a table that people can read and `entente train` writes.
//
//     model      feature                act       weight
//     predicate  lemma accuse           ACCUSE    2.13
//     reading    rel actor agent        *         0.71
//     date       tag VBZ                document  0.52
//
// Three linear models share it: `predicate` says which acts a word may tell, `reading` whether these parties
// take part in it, `calibration` how often what is told so is right, `date` which of the dates at hand is the
// event's. `*` holds for every act. A feature that
// is not in the table weighs nothing.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extractors/events/features.hpp"
#include "graph/schema/result.hpp"

namespace entente::events {

// The rule that a record names for its act where no row of a frame tells it.
inline constexpr std::string_view scorer_rule = "scorer";

double probability_of(float log_odds);
float log_odds_of(double probability);  // finite for 0 and 1, too

inline constexpr std::size_t most_acts = 24;

using ActIndex = std::uint8_t;

// Scores of all acts at once, as log odds; [act] in the order of Weights::acts.
using ActScores = std::array<float, most_acts>;

class LinearModel {
  public:
    // act: none for every act.
    void set(std::uint64_t feature, std::optional<ActIndex> act, float weight);
    ActScores scores(const Features& features) const;
    float weight(std::uint64_t feature, ActIndex act) const;
    std::size_t size() const { return rows_.size(); }

  private:
    std::unordered_map<std::uint64_t, ActScores> rows_;
};

// What the third model chooses between, named where the others name an act.
inline constexpr std::array<std::string_view, 7> date_choices{"clause", "sentence", "earlier", "document",
                                                              "month",  "year",     "none"};

struct Weights {
    // Requires: at most most_acts.
    explicit Weights(std::vector<std::string> all_acts);

    std::vector<std::string> acts;
    std::vector<ActIndex> act_numbers;  // of all acts
    LinearModel predicate{};
    LinearModel reading{};
    LinearModel calibration{};  // may be empty
    LinearModel date{};         // empty: the rules decide

    std::optional<ActIndex> act(std::string_view name) const;
    LinearModel* model(std::string_view name);  // none where there is no such model
};

// Index in date_choices.
std::optional<ActIndex> date_choice(std::string_view name);

// acts: all that there are. Refuses a bad row with file, line and what was expected.
schema::Result<Weights> parse_weights(std::string_view text, std::string_view name,
                                      std::vector<std::string> acts);

}  // namespace entente::events
