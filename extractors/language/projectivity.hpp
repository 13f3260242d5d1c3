// After parsing: pseudo-projective labels "X||Y" are resolved (Nivre & Nilsson 2005, scheme HEAD), then sentence bounds
// follow from the tree.
#pragma once

#include <span>
#include <vector>

#include "extractors/language/parser.hpp"

namespace entente::language {

// A word labelled X||Y belongs, with label X, to the first word labelled Y below its head, breadth first and left to
// right; to its head if there is none. Labels are cut in place.
void deprojectivize(std::vector<Arc>& arcs, std::span<const std::uint8_t> is_space);

// A sentence starts at the left edge of each root's tree.
void mark_sentences(std::vector<Arc>& arcs);

}  // namespace entente::language
