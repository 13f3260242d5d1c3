#include "extractors/events/scorer.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <map>

namespace entente::events {
namespace {

constexpr float least_log_odds = -3.5F;  // of an act at a predicate: 3 in 100
constexpr std::size_t most_acts_tried = 3;

constexpr std::string_view level_name(float log_odds) {
    constexpr std::string_view names[] = {"-4", "-3", "-2", "-1", "0", "1", "2", "3", "4", "5"};
    const auto level = std::clamp(static_cast<int>(std::floor(log_odds)), -4, 5);
    return names[static_cast<std::size_t>(level + 4)];
}

constexpr std::string_view actor_role(const Candidate& candidate) {
    return candidate.mutual ? "member" : "actor";
}

constexpr std::string_view recipient_role(const Candidate& candidate) {
    return candidate.mutual ? "member" : "recipient";
}

void keep_best(ActScores& scores, std::vector<ActIndex>& acts) {
    std::ranges::stable_sort(acts, [&](auto a, auto b) { return scores[a] > scores[b]; });
    if (acts.size() > most_acts_tried) acts.resize(most_acts_tried);
}

Side side_of(const std::vector<Participant>& parties) {
    Mentions members;
    for (const auto& party : parties) members.push_back(&party.mention);
    return events::side_of(std::move(members), Origin::sentence);
}

void add_reading(const Weights& weights, Prospect& prospect) {
    const auto act = weights.act(prospect.reading->frame->act);
    if (act && std::ranges::find(prospect.acts, *act) == prospect.acts.end()) prospect.acts.push_back(*act);
    prospect.read.push_back(side_of(prospect.reading->actor));
    if (!prospect.reading->recipient.empty()) prospect.read.push_back(side_of(prospect.reading->recipient));
}

// The frames' own sides need not be two of the sentence's: three lists, a party of the headline.
std::vector<Candidate> all_candidates(const Prospect& prospect, const std::vector<Side>& sides,
                                      bool domestic) {
    std::vector<Candidate> candidates;
    if (prospect.paired) candidates = candidates_of(*prospect.predicate, sides, domestic);
    if (prospect.read.empty()) return candidates;
    const auto* actor = &prospect.read.front();
    const auto* recipient = prospect.read.size() > 1 ? &prospect.read[1] : nullptr;
    const auto known = [&](const Candidate& candidate) {
        if (candidate.mutual != !recipient) return false;
        if (recipient)
            return candidate.actor->codes == actor->codes && candidate.recipient->codes == recipient->codes;
        return all_codes(candidate) == actor->codes;
    };
    if (std::ranges::none_of(candidates, known))
        candidates.push_back({prospect.predicate, actor, recipient, !recipient});
    return candidates;
}

void add(ActScores& sums, const ActScores& more) {
    for (std::size_t i = 0; i < most_acts; ++i) sums[i] += more[i];
}

}  // namespace

bool can_tell(const SentenceView& view, const Predicate& predicate, const std::vector<Event>& readings) {
    if (reading_at(readings, predicate.token)) return true;
    if (!view.parties.at(predicate.token).empty() ||
        std::ranges::find(view.silent, predicate.token) != view.silent.end())
        return false;
    const auto& token = view.parsed.tokens[predicate.token];
    if (predicate.verb) return true;
    const bool in_phrase = std::ranges::any_of(
        readings, [&](const Event& reading) { return reading.trigger.overlaps(token.span); });
    return !in_phrase && (token.pos == "NOUN" || token.pos == "PROPN");
}

const Event* reading_at(const std::vector<Event>& readings, std::uint32_t token) {
    const auto found = std::ranges::find(readings, token, &Event::token);
    return found == readings.end() ? nullptr : &*found;
}

std::vector<Prospect> prospects(const Describer& describer, const Weights& weights, const SentenceView& view,
                                const std::vector<Event>& readings) {
    std::vector<Prospect> found;
    Features features;
    for (const auto& predicate : view.relations.predicates()) {
        if (!can_tell(view, predicate, readings)) continue;
        Prospect prospect{.predicate = &predicate, .reading = reading_at(readings, predicate.token)};
        features.clear();
        describer.predicate(predicate, prospect.reading, features);
        prospect.scores = weights.predicate.scores(features);
        for (const auto act : weights.act_numbers)
            if (prospect.scores[act] >= least_log_odds) prospect.acts.push_back(act);
        keep_best(prospect.scores, prospect.acts);
        if (prospect.reading) add_reading(weights, prospect);
        if (!prospect.acts.empty()) found.push_back(std::move(prospect));
    }
    return found;
}

std::size_t pair_likeliest(std::vector<Prospect>& prospects, const std::vector<Side>& sides) {
    const auto pairs = std::max<std::size_t>(1, sides.size() * sides.size() * 3 / 2);  // directed and mutual
    const auto most = most_pairs / pairs;
    if (prospects.size() <= most) return 0;
    std::vector<Prospect*> likeliest;
    for (auto& prospect : prospects) likeliest.push_back(&prospect);
    std::ranges::stable_sort(likeliest, std::ranges::greater(), [](const Prospect* prospect) {
        return prospect->scores[prospect->acts.front()];
    });
    for (auto at = most; at < likeliest.size(); ++at) likeliest[at]->paired = false;
    return likeliest.size() - most;
}

void describe_act(const Prospect& prospect, ActIndex act, const std::vector<Prospect>& all,
                  Features& features) {
    const auto log_odds = prospect.scores[act];
    features.add({"likely", level_name(log_odds)});
    features.add({"likelihood"}, std::clamp(log_odds, -5.0F, 6.0F));
    features.add({prospect.acts.front() == act ? "first-act" : "later-act"});
    const bool beaten = std::ranges::any_of(all, [&](const Prospect& other) {
        return other.predicate != prospect.predicate && other.scores[act] > log_odds;
    });
    features.add({beaten ? "beaten" : "unbeaten"});
}

std::vector<Scored> score(const Describer& describer, const LinearModel& model,
                          const std::vector<Prospect>& prospects, const std::vector<Side>& sides,
                          bool domestic) {
    std::vector<Scored> scored;
    Features features;
    for (const auto& prospect : prospects) {
        std::map<std::pair<const Side*, std::string_view>, ActScores> known;
        const auto of_side = [&](const Side& side, std::string_view role) -> const ActScores& {
            auto [at, fresh] = known.try_emplace({&side, role});
            if (fresh) {
                features.clear();
                describer.side(*prospect.predicate, side, role, prospect.reading, features);
                at->second = model.scores(features);
            }
            return at->second;
        };
        std::array<float, most_acts> by_act{};
        for (const auto act : prospect.acts) {
            features.clear();
            describe_act(prospect, act, prospects, features);
            by_act[act] = model.scores(features)[act];
        }
        for (const auto& candidate : all_candidates(prospect, sides, domestic)) {
            features.clear();
            describer.pair(candidate, prospect.reading, features);
            auto sums = model.scores(features);
            add(sums, of_side(*candidate.actor, actor_role(candidate)));
            if (candidate.recipient) add(sums, of_side(*candidate.recipient, recipient_role(candidate)));
            for (const auto act : prospect.acts)
                scored.push_back({candidate, prospect.reading, act, sums[act] + by_act[act]});
        }
    }
    return scored;
}

std::vector<Reason> heaviest(const LinearModel& model, const Features& features, const FeatureNames& names,
                             ActIndex act, std::size_t most) {
    std::map<std::uint64_t, float> shares;
    for (const auto& feature : features.all())
        shares[feature.id] += feature.value * model.weight(feature.id, act);
    std::vector<Reason> reasons;
    for (const auto& [id, share] : shares)
        if (share != 0) reasons.push_back({names.at(id), share});
    std::ranges::sort(reasons, [](const Reason& a, const Reason& b) {
        return std::pair(-std::abs(a.weight), a.feature) < std::pair(-std::abs(b.weight), b.feature);
    });
    if (reasons.size() > most) reasons.resize(most);
    return reasons;
}

std::string reasons_of(const LinearModel& model, const Features& features, const FeatureNames& names,
                       ActIndex act) {
    constexpr std::size_t most_reasons = 5;
    std::string text;
    for (const auto& reason : heaviest(model, features, names, act, most_reasons))
        text += fmt::format("{}{:+.2f} {}", text.empty() ? "" : "; ", reason.weight, reason.feature);
    return text;
}

Features features_of(const Describer& describer, const Scored& scored, const std::vector<Prospect>& prospects,
                     FeatureNames* names) {
    Features features(names);
    const auto& candidate = scored.candidate;
    const auto prospect = std::ranges::find(prospects, candidate.predicate, &Prospect::predicate);
    describer.pair(candidate, scored.reading, features);
    describer.side(*candidate.predicate, *candidate.actor, actor_role(candidate), scored.reading, features);
    if (candidate.recipient)
        describer.side(*candidate.predicate, *candidate.recipient, recipient_role(candidate), scored.reading,
                       features);
    if (prospect != prospects.end()) describe_act(*prospect, scored.act, prospects, features);
    return features;
}

}  // namespace entente::events
