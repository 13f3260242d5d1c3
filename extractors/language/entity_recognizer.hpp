// spaCy's named entity recogniser: one move a token, Begin, In, Last, Unit or Out of an entity. Runs after the parser,
// since no entity may cross the start of a sentence.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extractors/language/moves.hpp"
#include "extractors/language/parsed.hpp"
#include "extractors/language/transition_scorer.hpp"
#include "graph/schema/result.hpp"

namespace entente::language {

class EntityRecognizer {
  public:
    static constexpr std::size_t features = 3;

    // How many of the moves the network scores: all but those for missing annotation.
    static std::size_t classes(const std::vector<Move>& moves);

    static schema::Result<EntityRecognizer> from(std::vector<Move> moves, TransitionScorer scorer);

    const TransitionScorer& scorer() const { return scorer_; }

    // Finds the entities of the document whose vectors were given to scorer(). The labels live as long as the
    // recogniser.
    void find(std::span<const std::uint8_t> sentence_starts, std::span<const std::uint8_t> is_space,
              TransitionScorer::Workspace& workspace, std::vector<Entity>& entities) const;

  private:
    enum class Action : std::uint8_t { missing, begin, in, last, unit, out };

    struct Class {
        Action action = Action::out;
        std::int32_t label = -1;  // index into labels_; -1 for none
    };

    bool valid(const Class& move, std::int32_t open_label, bool may_go_on, bool may_start) const;

    std::vector<Class> classes_;
    std::vector<std::string> labels_;
    TransitionScorer scorer_;
};

}  // namespace entente::language
