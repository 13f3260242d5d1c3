#include "extractors/language/entity_recognizer.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

namespace entente::language {
namespace {

using schema::Error;
using schema::ErrorCode;
using schema::Result;

constexpr std::int32_t none = -1;

std::int32_t intern(std::vector<std::string>& labels, const std::string& label) {
    if (label.empty()) return none;
    const auto found = std::ranges::find(labels, label);
    if (found != labels.end()) return static_cast<std::int32_t>(found - labels.begin());
    labels.push_back(label);
    return static_cast<std::int32_t>(labels.size() - 1);
}

// spaCy gives neither Missing nor an Out with a label a class of its own.
bool is_class(const Move& move) { return move.action != 0 && (move.action != 5 || move.label.empty()); }

}  // namespace

std::size_t EntityRecognizer::classes(const std::vector<Move>& moves) {
    return static_cast<std::size_t>(std::ranges::count_if(moves, is_class));
}

Result<EntityRecognizer> EntityRecognizer::from(std::vector<Move> moves, TransitionScorer scorer) {
    EntityRecognizer out;
    for (const Move& move : moves) {
        if (move.action < 0 || move.action > 5)
            return std::unexpected(Error{ErrorCode::invalid, fmt::format("ner: unknown transition {}", move.action), "", 0, ""});
        if (is_class(move)) out.classes_.push_back({static_cast<Action>(move.action), intern(out.labels_, move.label)});
    }
    if (std::ranges::none_of(out.classes_, [](const Class& c) { return c.action == Action::out; }))
        return std::unexpected(Error{ErrorCode::invalid, "ner: moves lack the transition O", "", 0, ""});
    out.scorer_ = std::move(scorer);
    return out;
}

// open_label: of the entity that is open, or none. may_go_on: an entity may hold the next token as well. may_start: the
// token is no white space.
bool EntityRecognizer::valid(const Class& move, std::int32_t open_label, bool may_go_on, bool may_start) const {
    switch (move.action) {
        case Action::begin: return open_label == none && move.label != none && may_go_on && may_start;
        case Action::in: return open_label != none && move.label == open_label && may_go_on;
        case Action::last: return open_label != none && move.label == open_label;
        case Action::unit: return open_label == none && move.label != none && may_start;
        case Action::out: return open_label == none;
        case Action::missing: return false;
    }
    return false;
}

void EntityRecognizer::find(std::span<const std::uint8_t> sentence_starts, std::span<const std::uint8_t> is_space,
                            TransitionScorer::Workspace& workspace, std::vector<Entity>& entities) const {
    entities.clear();
    std::int32_t open_label = none;
    std::int32_t open_at = none;
    const auto count = static_cast<std::int32_t>(is_space.size());
    for (std::int32_t token = 0; token < count; ++token) {
        const auto i = static_cast<std::size_t>(token);
        const bool open = open_label != none;
        const std::array<std::int32_t, features> context{token, open ? open_at : none, open ? token - 1 : none};
        const auto scores = scorer_.score(context, workspace);
        const bool may_go_on = token + 1 < count && !sentence_starts[i + 1];
        std::size_t best = classes_.size();
        for (std::size_t c = 0; c < classes_.size(); ++c)
            if (valid(classes_[c], open_label, may_go_on, !is_space[i]) && (best == classes_.size() || scores[c] > scores[best])) best = c;
        const Class& move = classes_[best];  // O or L is always valid
        if (move.action == Action::begin || move.action == Action::unit) {
            open_label = move.label;
            open_at = token;
        }
        if (move.action == Action::last || move.action == Action::unit) {
            entities.push_back({static_cast<std::uint32_t>(open_at), static_cast<std::uint32_t>(token + 1),
                                labels_[static_cast<std::size_t>(open_label)]});
            open_label = none;
        }
    }
}

}  // namespace entente::language
