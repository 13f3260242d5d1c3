// Which of the dates at hand is the event's? A linear model chooses between those of its clause, of its
// sentence and of the sentences before, the document's own day, month or year, and none at all: a report's
// own news has its day, what it names in passing often no more than a month.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extractors/events/event.hpp"
#include "extractors/events/features.hpp"
#include "extractors/events/relations.hpp"
#include "extractors/events/sentence.hpp"
#include "extractors/events/weights.hpp"

namespace entente::events {

struct DateOption {
    ActIndex choice = 0;        // index in date_choices
    std::optional<Dated> date;  // none: no date
};

// What the event may choose from, in the order of date_choices. Requires: its date was read (when.hpp), and
// the document has a day.
std::vector<DateOption> date_options(const SentenceView& view, const Event& event);

// What the choice looks at.
void describe_date(const SentenceView& view, const Predicate& predicate, const Event& event,
                   const std::vector<DateOption>& options, Features& features);

// Gives the event the most likely of its dates.
void choose_date(const LinearModel& model, const SentenceView& view, const Predicate& predicate,
                 Event& event);

}  // namespace entente::events
