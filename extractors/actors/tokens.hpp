// Small questions about the tree that linking asks; the only place of this layer that reads labels.
#pragma once

#include <cstdint>

#include "extractors/language/parsed.hpp"

namespace entente::actors {

// The token of [begin, end) whose head lies outside; of several the first.
std::uint32_t head_of(const language::Parsed& parsed, std::uint32_t begin, std::uint32_t end);

// The entity that holds the whole of [begin, end); none: nullptr.
const language::Entity* entity_over(const language::Parsed& parsed, std::uint32_t begin, std::uint32_t end);
const language::Entity* entity_ending(const language::Parsed& parsed, std::uint32_t end);

// A capital stands for its government where it acts or is acted with: "Moscow said", "talks with Beijing".
bool acts_like_government(const language::Parsed& parsed, std::uint32_t head);

// "in Japan", "near Kyiv".
bool stands_in_place(const language::Parsed& parsed, std::uint32_t head);

// "the Japan trip", "Russian invasion": part of a noun phrase whose head is another noun.
bool modifies_noun(const language::Parsed& parsed, std::uint32_t head);

}  // namespace entente::actors
