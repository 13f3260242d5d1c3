// A sentence as those see it who read one side of its events: when, where, who says so. And the way from a
// word to its clause.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "extractors/actors/mention.hpp"
#include "extractors/events/parties.hpp"
#include "extractors/events/relations.hpp"
#include "extractors/language/parsed.hpp"
#include "graph/schema/date.hpp"
#include "graph/schema/record.hpp"

namespace entente::events {

struct SentenceView {
    const language::Parsed& parsed;
    language::Sentence sentence;
    std::span<const actors::LinkedMention> mentions;  // those of this sentence
    const Relations& relations;
    const Parties& parties;
    std::optional<schema::Day> day{};  // the document's
    schema::Field field = schema::Field::text;
};

// The first verb or one of `stops` on the way up from a token.
std::uint32_t clause_of(const language::Parsed& parsed, std::uint32_t token,
                        const std::vector<std::uint32_t>& stops);

}  // namespace entente::events
