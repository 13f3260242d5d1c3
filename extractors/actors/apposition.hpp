// "Yoshimasa Hayashi, Japan's foreign minister, ...": one person told twice. And an unknown name gets its
// state and office from what stands beside it.
#pragma once

#include <vector>

#include "extractors/actors/knowledge.hpp"
#include "extractors/actors/link.hpp"
#include "extractors/actors/mention.hpp"
#include "extractors/language/parsed.hpp"

namespace entente::actors {

// mentions: of this sentence, in order. Names that become known are put into `memory`.
std::vector<LinkedMention> merge_appositions(const Knowledge& knowledge, const language::Parsed& parsed,
                                             language::Sentence sentence, std::vector<LinkedMention> mentions,
                                             Memory& memory);

}  // namespace entente::actors
