// Who says so: "…, Cavusoglu told reporters", "the ministry said that …".
#pragma once

#include <optional>

#include "extractors/events/event.hpp"
#include "extractors/events/sentence.hpp"

namespace entente::events {

// The verb of saying that the predicate hangs from, and who speaks.
std::optional<Said> said_by(const SentenceView& view, const Predicate& predicate);

// "it had not met them, Oslo said": a party that says so of what did not happen denies it.
bool is_denied_by_speaker(const SentenceView& view, const Predicate& predicate);

// "President Biden affirmed the United States' commitment": who tells in person what his state says, says it.
void speak_in_person(const SentenceView& view, const Predicate& predicate, Event& event);

}  // namespace entente::events
