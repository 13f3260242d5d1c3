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
// talks with") gives no match of its own. A row without an act that fits wins over all others: its match says
// that nothing happened here ("took over the presidency" takes nothing from anybody).
std::vector<Match> match(const Frames& frames, const language::Parsed& parsed, const Relations& relations,
                         const Parties& parties);

// A frame whose head a sentence holds, and how far it fits: what `explain` shows and nothing else needs.
struct Attempt {
    Match match;                        // filled up to the slot that is missing
    const Slot* missing = nullptr;      // the first that must be filled and is not; none: the frame fits
    std::vector<std::uint32_t> unused;  // tokens where that slot looks, none of which it can take
    bool chosen = false;                // match() gives it
};

std::vector<Attempt> attempts(const Frames& frames, const language::Parsed& parsed,
                              const Relations& relations, const Parties& parties);

}  // namespace entente::events
