// "We, the leaders of Chile, Peru and Brazil, gathered in Lima, reaffirm …": how a joint declaration opens,
// and that leaders of states are persons, whom the tables know.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "extractors/actors/knowledge.hpp"
#include "extractors/actors/mention.hpp"
#include "extractors/language/parsed.hpp"

namespace entente::actors {

struct Opening {
    std::uint32_t begin = 0;  // the token behind "We"
    std::uint32_t verb = 0;   // the first that says what they do; the sentence's end if none
    bool heads = false;       // of state or government
};

// None where the sentence opens no declaration. mentions: those of the sentence at least.
std::optional<Opening> opening_of(const language::Parsed& parsed, language::Sentence sentence,
                                  std::span<const LinkedMention> mentions);

// Puts whoever came as the head of a state on the day into its place, in the lists of leaders.
void name_leaders(const Knowledge& knowledge, const language::Parsed& parsed, std::optional<schema::Day> day,
                  std::vector<LinkedMention>& mentions);

}  // namespace entente::actors
