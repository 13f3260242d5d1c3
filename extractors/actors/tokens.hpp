// Small questions about the tree that linking asks; the only place of this layer that reads labels.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

#include "extractors/language/parsed.hpp"

namespace entente::actors {

// Some labels and lemmas are asked for by name.
bool is_any(std::string_view word, std::initializer_list<std::string_view> words);

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

// The first conjunct speaks for the whole list: "between Washington and Beijing".
std::uint32_t first_conjunct(const language::Parsed& parsed, std::uint32_t token);

bool is_subject(const language::Parsed& parsed, std::uint32_t token);
bool is_object(const language::Parsed& parsed, std::uint32_t token);

// "… with Japan", "met Japan": the other side, not a topic or a target.
bool is_counterpart(const language::Parsed& parsed, std::uint32_t token);

// The verb whose clause the token stands in: the nearest verb above it; none: nullopt.
std::optional<std::uint32_t> clause_of(const language::Parsed& parsed, std::uint32_t token);

// The subject of a verb. A conjunct or an infinitive without one has that of the verb it hangs by ("said …
// and left", "hopes to go"); "who" stands for the noun that its clause modifies.
std::optional<std::uint32_t> subject_of(const language::Parsed& parsed, std::uint32_t verb);

}  // namespace entente::actors
