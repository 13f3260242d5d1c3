#include "extractors/language/parser.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "extractors/language/projectivity.hpp"

namespace entente::language {
namespace {

using schema::Error;
using schema::ErrorCode;
using schema::Result;

constexpr std::int32_t none = -1;

}  // namespace

// The stack, the buffer and the arcs so far. Words that went back from the stack to the buffer wait in `returned`, in
// front of the words not yet read. The children of a head on either side form a list, latest arc first.
struct Parser::Workspace::State {
    struct Word {
        std::int32_t head = none;
        std::int32_t move = none;         // the move that made the arc, for its label
        std::int32_t last_left = none;    // the child of the latest arc on that side
        std::int32_t last_right = none;
        std::int32_t older = none;        // siblings on the same side of the same head
        std::int32_t newer = none;
        SentenceStart start = SentenceStart::unknown;
        bool broken = false;              // a Break made it the start of a sentence
        bool returned_once = false;       // spaCy's unshiftable: it may not be shifted again
    };

    std::vector<Word> words;
    std::vector<std::int32_t> stack;
    std::vector<std::int32_t> returned;
    std::int32_t next = 0;

    void begin(std::span<const SentenceStart> starts) {
        words.assign(starts.size(), Word{});
        for (std::size_t i = 0; i < starts.size(); ++i) words[i].start = starts[i];
        stack.clear();
        returned.clear();
        next = 0;
    }

    std::int32_t length() const { return static_cast<std::int32_t>(words.size()); }
    Word& word(std::int32_t i) { return words[static_cast<std::size_t>(i)]; }
    const Word& word(std::int32_t i) const { return words[static_cast<std::size_t>(i)]; }

    std::int32_t stacked(std::size_t i) const { return i < stack.size() ? stack[stack.size() - 1 - i] : none; }
    std::int32_t buffered(std::size_t i) const {
        if (i < returned.size()) return returned[returned.size() - 1 - i];
        const std::int32_t at = next + static_cast<std::int32_t>(i - returned.size());
        return at < length() ? at : none;
    }
    std::size_t buffer_length() const { return static_cast<std::size_t>(length() - next) + returned.size(); }
    bool is_final() const { return stack.empty() && buffer_length() == 0; }
    bool starts_sentence(std::int32_t i) const {
        return i != none && (word(i).start == SentenceStart::yes || word(i).broken);
    }
    bool cannot_start(std::int32_t i) const { return i != none && word(i).start == SentenceStart::no; }

    void push() {
        if (returned.empty()) {
            stack.push_back(next++);
        } else {
            stack.push_back(returned.back());
            returned.pop_back();
        }
    }

    void unlink(std::int32_t child) {
        Word& w = word(child);
        std::int32_t& latest = w.head > child ? word(w.head).last_left : word(w.head).last_right;
        if (w.newer == none)
            latest = w.older;
        else
            word(w.newer).older = w.older;
        if (w.older != none) word(w.older).newer = w.newer;
    }

    void add_arc(std::int32_t head, std::int32_t child, std::int32_t move) {
        if (word(child).head != none) unlink(child);
        Word& w = word(child);
        std::int32_t& latest = head > child ? word(head).last_left : word(head).last_right;
        w.head = head;
        w.move = move;
        w.older = latest;
        w.newer = none;
        if (latest != none) word(latest).newer = child;
        latest = child;
    }

    std::array<std::int32_t, features> context() const {
        const std::int32_t b0 = buffered(0);
        const std::int32_t s0 = stacked(0);
        return {b0,
                buffered(1),
                s0,
                stacked(1),
                stacked(2),
                b0 == none ? none : word(b0).last_left,
                s0 == none ? none : word(s0).last_left,
                s0 == none ? none : word(s0).last_right};
    }

    // Which of the five actions may be taken.
    std::array<bool, 5> valid() const {
        const std::int32_t b0 = buffered(0);
        const std::int32_t b1 = buffered(1);
        const bool stacked_any = !stack.empty();
        const bool attach = stacked_any && b0 != none && !starts_sentence(b0);
        const bool shift = !stacked_any || (buffer_length() >= 2 && !starts_sentence(b0) && !word(b0).returned_once);
        const bool reduce = stacked_any && (b0 == none || !(stack.size() == 1 && cannot_start(b0)));
        const bool sentence_break = buffer_length() >= 2 && b1 == b0 + 1 && !starts_sentence(b1) && !cannot_start(b1);
        return {shift, reduce, attach, attach, sentence_break};
    }

    void reduce() {
        const std::int32_t s0 = stack.back();
        stack.pop_back();
        if (word(s0).head != none || stack.empty()) return;
        word(s0).returned_once = true;
        returned.push_back(s0);
    }
};

Parser::Workspace::Workspace() : state(std::make_unique<State>()) {}
Parser::Workspace::~Workspace() = default;
Parser::Workspace::Workspace(Workspace&&) noexcept = default;
Parser::Workspace& Parser::Workspace::operator=(Workspace&&) noexcept = default;

Result<Parser> Parser::from(std::vector<Move> moves, TransitionScorer scorer) {
    Parser out;
    std::array<bool, 5> seen{};
    for (const Move& move : moves) {
        if (move.action < 0 || move.action >= 5)
            return std::unexpected(Error{ErrorCode::invalid, fmt::format("parser: unknown transition {}", move.action), "", 0, ""});
        if (move.label == "subtok")
            return std::unexpected(Error{ErrorCode::unsupported, "parser: learn_tokens (label subtok) is not supported", "", 0, ""});
        out.actions_.push_back(static_cast<Action>(move.action));
        seen[static_cast<std::size_t>(move.action)] = true;
    }
    if (!std::ranges::all_of(seen, [](bool s) { return s; }))
        return std::unexpected(Error{ErrorCode::invalid, "parser: moves lack one of shift, reduce, left, right, break", "", 0, ""});
    out.moves_ = std::move(moves);
    out.scorer_ = std::move(scorer);
    return out;
}

std::int32_t Parser::best_move(std::span<const float> scores, std::span<const bool> valid) const {
    std::int32_t best = none;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        if (!valid[static_cast<std::size_t>(actions_[i])]) continue;
        if (best == none || scores[i] > scores[static_cast<std::size_t>(best)]) best = static_cast<std::int32_t>(i);
    }
    return best;
}

void Parser::take(std::int32_t move, Workspace::State& state) const {
    const std::int32_t b0 = state.buffered(0);
    switch (actions_[static_cast<std::size_t>(move)]) {
        case Action::shift: return state.push();
        case Action::reduce: return state.reduce();
        case Action::left:
            state.add_arc(b0, state.stack.back(), move);
            state.word(b0).returned_once = false;
            state.stack.pop_back();
            return;
        case Action::right:
            state.add_arc(state.stack.back(), b0, move);
            return state.push();
        case Action::sentence_break: state.word(state.buffered(1)).broken = true; return;
    }
}

void Parser::parse(std::span<const SentenceStart> starts, std::span<const std::uint8_t> is_space, Workspace& workspace,
                   std::vector<Arc>& arcs) const {
    Workspace::State& state = *workspace.state;
    state.begin(starts);
    while (!state.is_final()) {
        const auto context = state.context();
        const auto valid = state.valid();
        const std::int32_t move = best_move(scorer_.score(context, workspace.scorer), valid);
        if (move == none) break;  // cannot be: shift or reduce is always valid
        take(move, state);
    }
    arcs.resize(starts.size());
    for (std::size_t i = 0; i < arcs.size(); ++i) {
        const auto& word = state.words[i];
        const bool root = word.head == none;
        arcs[i] = {root ? static_cast<std::int32_t>(i) : word.head,
                   root ? std::string_view("ROOT") : std::string_view(moves_[static_cast<std::size_t>(word.move)].label), false};
    }
    deprojectivize(arcs, is_space);
    mark_sentences(arcs);
}

}  // namespace entente::language
