// Who belongs to an organisation from when to when, as the build's tables have it, so that a query can take
// an organisation for its members of that day.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/store/store.hpp"

namespace entente::store {

struct Membership {
    std::string member;                     // the code of a state or an organisation
    std::optional<schema::Day> from = {};   // none: before all that matters
    std::optional<schema::Day> until = {};  // none: to this day

    friend bool operator==(const Membership&, const Membership&) = default;
};

// In place of all that the store knows of that organisation, which is named by its code. Within a batch.
schema::Result<void> put_members(Store& store, std::string_view organization,
                                 std::span<const Membership> members);

// Those of which the store knows members, by code.
schema::Result<std::vector<std::string>> organizations(Store& store);

// By member, then by first day.
schema::Result<std::vector<Membership>> members_of(Store& store, std::string_view organization);

}  // namespace entente::store
