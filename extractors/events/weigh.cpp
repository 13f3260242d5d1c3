#include "extractors/events/weigh.hpp"

#include <algorithm>
#include <functional>

namespace entente::events {
namespace {

// What looks less likely is not told, whatever its calibration would make of it.
constexpr double least_opinion = 0.05;

// Readings of one predicate that may be told; one is, the others stand in for it where it is told elsewhere.
constexpr std::size_t most_likely = 16;

// The labels that the scorer learns from know neither denied nor hypothetical events, nor the rows of a user.
// Nor do they know events within a state: where these are asked for, the scorer may only raise what a row
// reads.
bool is_beyond_scorer(const Scored& scored, std::string_view act) {
    if (!is_reading(scored.candidate, act, scored.reading)) return false;
    const auto status = scored.reading->status;
    return scored.reading->frame->of_user || status == schema::Status::denied ||
           status == schema::Status::hypothetical;
}

// Of each predicate, in the order given.
std::vector<Scored> likely(const std::vector<Scored>& scored, double least) {
    std::vector<Scored> kept;
    std::vector<const Scored*> sure;
    for (auto at = scored.begin(); at != scored.end();) {
        const auto* predicate = at->candidate.predicate;
        sure.clear();
        for (; at != scored.end() && at->candidate.predicate == predicate; ++at)
            if (probability_of(at->score) >= least) sure.push_back(&*at);
        if (sure.size() > most_likely) {
            std::ranges::stable_sort(sure, std::ranges::greater(), &Scored::score);
            sure.resize(most_likely);
            std::ranges::sort(sure);
        }
        for (const auto* one : sure) kept.push_back(*one);
    }
    return kept;
}

}  // namespace

std::deque<Weighed> weigh(const Rules& rules, const std::deque<ReadSentence>& sentences,
                          const ReadOptions& options, Keep keep) {
    const auto& weights = *rules.weights;
    std::deque<Weighed> weighed;
    for (const auto& sentence : sentences) {
        auto& one = weighed.emplace_back(Describer(rules.frames, sentence.view, sentence.sides));
        one.prospects = prospects(one.describer, weights, sentence.view, sentence.readings);
        one.unpaired = pair_likeliest(one.prospects, sentence.sides);
        one.scored = score(one.describer, weights.reading, one.prospects, sentence.sides, options.domestic);
        for (auto& scored : one.scored) {
            const auto act = weights.acts[scored.act];
            if (is_beyond_scorer(scored, act))
                scored.score = log_odds_of(scored.reading->confidence);
            else if (options.domestic && is_reading(scored.candidate, act, scored.reading))
                scored.score = std::max(scored.score, log_odds_of(scored.reading->confidence));
        }
        if (keep == Keep::likely)
            one.scored = likely(one.scored, std::min(least_opinion, options.min_confidence));
    }
    return weighed;
}

std::vector<Found> worth_telling(const std::deque<Weighed>& weighed, double min_confidence) {
    const auto least = std::min(least_opinion, min_confidence);
    std::vector<Found> found;
    for (std::uint32_t sentence = 0; sentence < weighed.size(); ++sentence)
        for (const auto& scored : weighed[sentence].scored)
            if (probability_of(scored.score) >= least) found.push_back({scored, sentence});
    return choose(std::move(found));
}

}  // namespace entente::events
