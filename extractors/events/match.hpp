// Frames against the predicates of a sentence: which row fits best, and who fills its slots.
#pragma once

#include <optional>
#include <vector>

#include "extractors/events/frames.hpp"
#include "extractors/events/parties.hpp"
#include "extractors/events/relations.hpp"

namespace entente::events {

struct Filled {
    const Slot* slot = nullptr;
    const actors::LinkedMention* mention = nullptr;
    bool as_owner = false;  // found behind the noun, not at it
};

struct Match {
    const Frame* frame = nullptr;
    const Predicate* predicate = nullptr;
    std::vector<Filled> filled;
    std::vector<std::uint32_t> nouns;  // tokens that noun slots took: "talks" of "held talks"
    int score = 0;
};

// The best frame of each predicate that fits one, in order of token. A noun that a verb's frame took ("held
// talks with") gives no match of its own.
std::vector<Match> match(const Frames& frames, const language::Parsed& parsed, const Relations& relations,
                         const Parties& parties);

}  // namespace entente::events
