#include "app/members.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "graph/store/memberships.hpp"

namespace entente::app {

using schema::Result;

Result<void> put_members(store::Store& store, const actors::Knowledge& knowledge) {
    using actors::Period;
    const auto known = [](schema::Day day, schema::Day open) {
        return day == open ? std::nullopt : std::optional(day);
    };
    std::map<std::string, std::vector<store::Membership>> members;
    for (const auto& [organization, member, status, period, row] : knowledge.memberships)
        if (status == "member")
            members[organization].push_back(
                {member, known(period.from, Period::earliest), known(period.until, Period::latest)});
    for (const auto& [organization, list] : members)
        if (auto put = store::put_members(store, organization, list); !put) return put;
    return {};
}

}  // namespace entente::app
