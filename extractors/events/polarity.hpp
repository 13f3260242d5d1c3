// What makes a clause negative, conditional or a question, where no predicate above says so.
#pragma once

#include <cstdint>
#include <vector>

#include "extractors/events/relations.hpp"
#include "extractors/language/parsed.hpp"

namespace entente::events {

// "did not", "never", "no longer", "no minister", "none of", "neither … nor", "rather than", "yet to".
bool is_negated(const language::Parsed& parsed, const Children& children, std::uint32_t verb);

// A preposition whose object does not come about: "without signing", "instead of signing".
bool negates_object(const language::Parsed& parsed, std::uint32_t preposition);

// "if it comes", "had it come", "provided that it comes"; not "even if".
bool is_condition(const language::Parsed& parsed, const Children& children, std::uint32_t verb);

// Tells predicates whether they hold only under a condition ("would go if", "in the event of"), and whether
// they are asked about ("whether he went").
void mark_conditions(const language::Parsed& parsed, const Children& children,
                     std::vector<Predicate>& predicates);

}  // namespace entente::events
