#include "graph/projection/expand.hpp"

#include <algorithm>
#include <utility>

namespace entente::projection {
namespace {

using schema::Party;

bool belongs(const Member& member, schema::Day day) {
    return (!member.from || *member.from <= day) && (!member.until || *member.until >= day);
}

std::vector<Party> members_on(const Organization& organization, schema::Day day) {
    std::vector<Party> members;
    for (const auto& member : organization.members)
        if (belongs(member, day)) members.push_back(member.party);
    return members;
}

bool has(const std::vector<Party>& parties, const std::string& id) {
    return std::ranges::find(parties, id, &Party::id) != parties.end();
}

void expand(std::vector<Party>& parties, const std::string& id, const std::vector<Party>& members) {
    const auto found = std::ranges::find(parties, id, &Party::id);
    if (found == parties.end()) return;
    const Party whole = *found;
    parties.erase(found);
    for (Party member : members) {
        if (has(parties, member.id)) continue;
        member.role = whole.role;
        member.side = whole.side;
        member.text = whole.text;
        member.span = whole.span;
        parties.push_back(std::move(member));
    }
}

}  // namespace

void expand(std::vector<schema::Event>& events, const Organization& organization) {
    for (auto& event : events) {
        if (!event.date || (!has(event.actor, organization.id) && !has(event.recipient, organization.id)))
            continue;
        const auto members = members_on(organization, event.date->start);
        if (members.empty()) continue;
        expand(event.actor, organization.id, members);
        expand(event.recipient, organization.id, members);
    }
}

}  // namespace entente::projection
