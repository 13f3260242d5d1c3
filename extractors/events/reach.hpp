// What a clause leaves unsaid: relations.cpp has each predicate with what hangs on it, here it gets what it
// shares with others. "Russia agreed to send troops" has Russia send; "demands that Oslo pay" reaches Oslo,
// "after talks with Kenya, Uganda opened …" has Uganda talk, "hit targets in Gaza" is in Gaza.
#pragma once

#include <string_view>
#include <vector>

#include "extractors/events/relations.hpp"

namespace entente::events {

// predicates: those of the sentence, in order of token.
void reach(const language::Parsed& parsed, const Children& children, language::Sentence sentence,
           std::vector<Predicate>& predicates);

// "called for Russia to withdraw", "the need for Iran to comply": an infinitive with a subject of its own.
bool is_for_clause(const language::Parsed& parsed, const Children& children, std::uint32_t token);

bool has_argument(const Predicate& predicate, std::string_view relation);

}  // namespace entente::events
