#include "extractors/events/calibrate.hpp"

#include <algorithm>

namespace entente::events {
namespace {

bool can_be_judged(schema::Status status) {
    return status != schema::Status::denied && status != schema::Status::hypothetical;
}

bool is_by_frame(const std::vector<schema::Why>& why) {
    const auto act = std::ranges::find(why, "act", &schema::Why::field);
    return act == why.end() || act->rule != scorer_rule;
}

}  // namespace

std::optional<Told> told(const Event& event) {
    if (!can_be_judged(event.status) || event.frame->of_user) return std::nullopt;
    return Told{event.frame->act, event.status, event.foreground, is_by_frame(event.why), event.confidence};
}

std::optional<Told> told(const schema::Record& record) {
    if (!can_be_judged(record.status)) return std::nullopt;
    return Told{record.act, record.status, record.foreground, is_by_frame(record.why), record.confidence};
}

void describe(const Told& told, Features& features) {
    features.add({"bias"});
    features.add({"opinion"}, log_odds_of(told.opinion));
    features.add({"status", schema::name(told.status)});
    features.add({"told-by", told.by_frame ? "frame" : "scorer"});
    if (!told.foreground) features.add({"background"});
}

double calibrated(const Weights& weights, const Event& event) {
    const auto known = told(event);
    const auto act = weights.act(event.frame->act);
    if (!known || !act || weights.calibration.size() == 0) return event.confidence;
    Features features;
    describe(*known, features);
    return probability_of(weights.calibration.scores(features)[*act]);
}

}  // namespace entente::events
