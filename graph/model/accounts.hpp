// What an event's records say of it field by field, who says so, and which value holds: the most precise
// among those that the most independent sources support.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "graph/model/identity.hpp"
#include "graph/model/report.hpp"
#include "graph/schema/event.hpp"

namespace entente::model {

// What became of it: happened or cancelled where the one has more sources than the other, of equals what was
// published last; planned while nothing became of it; any other status as all the reports have it.
schema::Status status_of(const Group& group, std::span<const Report> reports);

// Of the reports of that status. A day that the text names counts before the day of a document, and a month
// supports every day in it.
std::optional<schema::DateRange> date_of(const Group& group, std::span<const Report> reports);

// Fills actor and recipient: those of the canonical record; a state or an office gives way to the person whom
// another record names for it; who is not in it comes in where at least half of the sources name him.
void settle_parties(schema::Event& event, const schema::Record& canonical, const Group& group,
                    std::span<const Report> reports, std::span<const schema::Record> records);

std::optional<schema::EventPlace> settle_place(const Group& group, std::span<const Report> reports,
                                               std::span<const schema::Record> records);

// Every value of date, place, status, mode and party about which the records differ. Requires: the event's
// own values are set.
std::vector<schema::Account> accounts_of(const schema::Event& event, const Group& group,
                                         std::span<const Report> reports,
                                         std::span<const schema::Record> records);

}  // namespace entente::model
