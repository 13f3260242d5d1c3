#include "app/explain_scorer.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "extractors/events/calibrate.hpp"
#include "extractors/events/weigh.hpp"

namespace entente::app {
namespace {

constexpr std::size_t most_reasons = 6;   // of each of the three steps
constexpr std::size_t most_rejected = 3;  // readings of a sentence that were not chosen
constexpr double least_probability = 0.05;

std::string parties_of(const events::Candidate& candidate) {
    const auto actor = fmt::format("{}", fmt::join(candidate.actor->codes, "+"));
    if (!candidate.recipient) return actor;
    return fmt::format("{} {} {}", actor, candidate.mutual ? "with" : "→",
                       fmt::join(candidate.recipient->codes, "+"));
}

void add_reasons(const events::LinearModel& model, const events::Features& features,
                 const events::FeatureNames& names, events::ActIndex act, std::string_view step,
                 std::vector<ShownReason>& reasons) {
    for (const auto& [feature, weight] : events::heaviest(model, features, names, act, most_reasons))
        reasons.push_back({fmt::format("{}: {}", step, feature), static_cast<double>(weight)});
}

ShownScore shown(const events::Weights& weights, const events::ReadSentence& sentence,
                 const events::Weighed& weighed, const events::Scored& one,
                 const std::optional<events::Event>& event) {
    const auto& predicate = *one.candidate.predicate;
    ShownScore score{
        .sentence = sentence.view.number,
        .token = predicate.token,
        .act = weights.acts[one.act],
        .parties = parties_of(one.candidate),
        .probability = event ? events::calibrated(weights, *event) : events::probability_of(one.score),
        .chosen = false,
        .reasons = {}};
    events::FeatureNames names;
    events::Features of_word(&names);
    weighed.describer.predicate(predicate, one.reading, of_word);
    add_reasons(weights.predicate, of_word, names, one.act, "word", score.reasons);
    const auto of_parties = events::features_of(weighed.describer, one, weighed.prospects, &names);
    add_reasons(weights.reading, of_parties, names, one.act, "parties", score.reasons);
    if (const auto told = event ? events::told(*event) : std::nullopt; told) {
        events::Features of_record(&names);
        events::describe(*told, of_record);
        add_reasons(weights.calibration, of_record, names, one.act, "record", score.reasons);
    }
    return score;
}

bool is_same(const events::Scored& a, const events::Scored& b) {
    return a.candidate.predicate == b.candidate.predicate && a.candidate.actor == b.candidate.actor &&
           a.candidate.recipient == b.candidate.recipient && a.act == b.act;
}

}  // namespace

std::vector<ShownScore> explain_scores(const events::Rules& rules, const pipeline::LinkedText& text,
                                       const events::ReadOptions& options) {
    std::vector<ShownScore> all;
    if (!rules.weights) return all;
    const auto sentences = events::read_sentences(rules, text.parsed, text.mentions, options);
    const auto weighed = events::weigh(rules, sentences, options);
    const auto chosen = events::worth_telling(weighed, options.min_confidence);
    for (std::uint32_t number = 0; number < weighed.size(); ++number) {
        std::size_t rejected = 0;
        auto scored = weighed[number].scored;
        std::ranges::stable_sort(scored, [](const auto& a, const auto& b) { return a.score > b.score; });
        for (const auto& one : scored) {
            const bool best = std::ranges::any_of(chosen, [&](const events::Found& found) {
                return found.sentence == number && is_same(found.scored, one);
            });
            const bool worth =
                events::probability_of(one.score) >= least_probability && rejected < most_rejected;
            if (!best && !worth) continue;
            auto score = shown(*rules.weights, sentences[number], weighed[number], one,
                               events::read_chosen(rules, sentences[number].view, options, one,
                                                   rules.weights->acts[one.act]));
            score.chosen = best && score.probability >= options.min_confidence;
            if (!score.chosen) ++rejected;
            all.push_back(std::move(score));
        }
    }
    return all;
}

}  // namespace entente::app
