#include "app/explain_scorer.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "extractors/events/choose.hpp"
#include "extractors/events/describe.hpp"
#include "extractors/events/scorer.hpp"

namespace entente::app {
namespace {

using events::Found;

constexpr std::size_t most_reasons = 6;   // of each of the two steps
constexpr std::size_t most_rejected = 3;  // readings of a sentence that were not chosen
constexpr double least_probability = 0.05;

double probability_of(float log_odds) {
    return 1 / (1 + std::exp(-static_cast<double>(log_odds)));
}

std::string parties_of(const events::Candidate& candidate) {
    const auto actor = fmt::format("{}", fmt::join(candidate.actor->codes, "+"));
    if (!candidate.recipient) return actor;
    return fmt::format("{} {} {}", actor, candidate.mutual ? "with" : "→",
                       fmt::join(candidate.recipient->codes, "+"));
}

// The features that weigh most, the heaviest first.
void add_reasons(const events::LinearModel& model, const events::Features& features,
                 const events::FeatureNames& names, events::ActIndex act, std::string_view step,
                 std::vector<ShownReason>& reasons) {
    std::vector<ShownReason> all;
    for (const auto& feature : features.all()) {
        const double weight =
            static_cast<double>(model.weight(feature.id, act)) * static_cast<double>(feature.value);
        const auto name = names.find(feature.id);
        if (weight != 0 && name != names.end())
            all.push_back({fmt::format("{}: {}", step, name->second), weight});
    }
    std::ranges::stable_sort(
        all, [](const auto& a, const auto& b) { return std::abs(a.weight) > std::abs(b.weight); });
    if (all.size() > most_reasons) all.resize(most_reasons);
    std::ranges::move(all, std::back_inserter(reasons));
}

// One sentence with all that was weighed in it.
struct Weighed {
    explicit Weighed(const events::Rules& rules, const events::ReadSentence& read)
        : sentence(read),
          describer(rules.frames, read.view, read.sides),
          told(events::prospects(describer, *rules.weights, read.view, read.readings)),
          scored(events::score(describer, rules.weights->reading, told, read.sides, true)) {
        std::ranges::stable_sort(scored, [](const auto& a, const auto& b) { return a.score > b.score; });
    }

    ShownScore shown(const events::Rules& rules, const events::Scored& one, bool chosen) const {
        const auto& predicate = *one.candidate.predicate;
        ShownScore score{.sentence = sentence.view.number,
                         .token = predicate.token,
                         .act = rules.weights->acts[one.act],
                         .parties = parties_of(one.candidate),
                         .probability = probability_of(one.score),
                         .chosen = chosen,
                         .reasons = {}};
        events::FeatureNames names;
        events::Features of_word(&names);
        describer.predicate(predicate, one.reading, of_word);
        add_reasons(rules.weights->predicate, of_word, names, one.act, "word", score.reasons);
        const auto of_parties = events::features_of(describer, one, told, &names);
        add_reasons(rules.weights->reading, of_parties, names, one.act, "parties", score.reasons);
        return score;
    }

    const events::ReadSentence& sentence;
    events::Describer describer;
    std::vector<events::Prospect> told;
    std::vector<events::Scored> scored;
};

bool is_same(const events::Scored& a, const events::Scored& b) {
    return a.candidate.predicate == b.candidate.predicate && a.candidate.actor == b.candidate.actor &&
           a.candidate.recipient == b.candidate.recipient && a.act == b.act;
}

}  // namespace

std::vector<ShownScore> explain_scores(const events::Rules& rules, const pipeline::LinkedText& text,
                                       const events::ReadOptions& options) {
    std::vector<ShownScore> shown;
    if (!rules.weights) return shown;
    const auto sentences = events::read_sentences(rules, text.parsed, text.mentions, options);
    std::deque<Weighed> weighed;
    std::vector<Found> found;
    for (std::uint32_t number = 0; number < sentences.size(); ++number) {
        const auto& one = weighed.emplace_back(rules, sentences[number]);
        for (const auto& scored : one.scored)
            if (probability_of(scored.score) >= options.min_confidence) found.push_back({scored, number});
    }
    const auto chosen = events::choose(std::move(found));
    for (std::uint32_t number = 0; number < weighed.size(); ++number) {
        std::size_t rejected = 0;
        for (const auto& scored : weighed[number].scored) {
            const bool is_chosen = std::ranges::any_of(chosen, [&](const Found& one) {
                return one.sentence == number && is_same(one.scored, scored);
            });
            const bool worth = probability_of(scored.score) >= least_probability && rejected < most_rejected;
            if (!is_chosen && !worth) continue;
            if (!is_chosen) ++rejected;
            shown.push_back(weighed[number].shown(rules, scored, is_chosen));
        }
    }
    return shown;
}

}  // namespace entente::app
