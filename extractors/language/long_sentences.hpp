// Sentences longer than people write: lists without end, texts without a full stop. Who reads a sentence as a
// whole pays more than its length for it, so that such sentences are read in pieces.
#pragma once

#include <cstddef>
#include <cstdint>

#include "extractors/language/parsed.hpp"

namespace entente::language {

// Tokens. A list of three hundred ministers with their states fits.
inline constexpr std::uint32_t longest_sentence = 2048;

// Cuts longer sentences into pieces, each time where the fewest words hang across, in the second half of what
// fits. No token is lost: a word whose head stands in another piece becomes a root, an entity that reaches
// across is two. How many sentences were cut.
std::size_t cut_long_sentences(Parsed& parsed, std::uint32_t longest = longest_sentence);

}  // namespace entente::language
