// Did it happen? Tense, negation, conditions, and what stands above a predicate ("refused to", "plans to",
// "urged … to") decide; data/factuality.tsv says what each word does.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "extractors/events/relations.hpp"
#include "graph/schema/record.hpp"
#include "graph/schema/result.hpp"

namespace entente::events {

// What a word says of what depends on it; no status: it did not happen at all.
struct Factuality {
    std::unordered_map<std::string, std::optional<schema::Status>> effects;
};

schema::Result<Factuality> parse_factuality(std::string_view text, std::string_view name);

// None where the text says that it did not happen.
std::optional<schema::Status> status_of(const Factuality& factuality, const language::Parsed& parsed,
                                        const Relations& relations, const Predicate& predicate);

}  // namespace entente::events
