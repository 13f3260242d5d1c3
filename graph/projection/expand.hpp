// An organisation as a party, taken for those who were its members on the day of the event.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/schema/event.hpp"

namespace entente::projection {

struct Member {
    schema::Party party;                    // as it will stand in an event: id, name, kind, code, country
    std::optional<schema::Day> from = {};   // none: before all that matters
    std::optional<schema::Day> until = {};  // none: to this day
};

struct Organization {
    std::string id;  // "org:ASEAN"
    std::vector<Member> members;
};

// In every event the members of its first day stand in place of the organisation itself, in its list, on its
// side and in its role, those that are there already but once. Of an event without a date, or of a day on
// which nobody was a member, nothing changes.
void expand(std::vector<schema::Event>& events, const Organization& organization);

}  // namespace entente::projection
