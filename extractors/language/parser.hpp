// spaCy's dependency parser: arc-eager transitions (Nivre 2003) with a Break move that ends sentences (Honnibal & Johnson
// 2015), not monotonic: an arc may be overwritten and a word that found no head goes back to the buffer. Greedy.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "extractors/language/moves.hpp"
#include "extractors/language/transition_scorer.hpp"
#include "graph/schema/result.hpp"

namespace entente::language {

// What is known of a token's place in its sentence before parsing.
enum class SentenceStart : std::int8_t { no = -1, unknown = 0, yes = 1 };

struct Arc {
    std::int32_t head = 0;          // the token itself for a root
    std::string_view label;         // "ROOT" for a root
    bool sentence_start = false;
};

class Parser {
  public:
    static constexpr std::size_t features = 8;

    static schema::Result<Parser> from(std::vector<Move> moves, TransitionScorer scorer);

    class Workspace {
      public:
        Workspace();
        ~Workspace();
        Workspace(Workspace&&) noexcept;
        Workspace& operator=(Workspace&&) noexcept;
        TransitionScorer::Workspace scorer;

      private:
        friend class Parser;
        struct State;
        std::unique_ptr<State> state;
    };

    const TransitionScorer& scorer() const { return scorer_; }

    // Parses the document whose vectors were given to scorer(). starts: one per token. is_space: likewise; white space
    // is never the head that a pseudo-projective label names. The labels live as long as the parser.
    void parse(std::span<const SentenceStart> starts, std::span<const std::uint8_t> is_space, Workspace& workspace,
               std::vector<Arc>& arcs) const;

  private:
    enum class Action : std::uint8_t { shift, reduce, left, right, sentence_break };

    std::int32_t best_move(std::span<const float> scores, std::span<const bool> valid) const;
    void take(std::int32_t move, Workspace::State& state) const;

    std::vector<Move> moves_;
    std::vector<Action> actions_;  // of each move
    TransitionScorer scorer_;
};

}  // namespace entente::language
