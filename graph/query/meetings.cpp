#include "graph/query/meetings.hpp"

#include <algorithm>
#include <utility>

#include "graph/query/events.hpp"

namespace entente::query {
namespace {

using schema::Event;
using schema::Party;
using schema::Result;

MeetingParty party_of(const Party& party) {
    return {party.id, party.name, party.code, party.office, party.role};
}

// Puts each party beside those with the same key, keys in order of their first party.
template <class Key>
std::vector<std::vector<MeetingParty>> by_key(const std::vector<Party>& parties, Key key_of) {
    std::vector<std::pair<decltype(key_of(parties.front())), std::vector<MeetingParty>>> groups;
    for (const auto& party : parties) {
        const auto key = key_of(party);
        auto group = std::ranges::find_if(groups, [&](const auto& g) { return g.first == key; });
        if (group == groups.end()) group = groups.insert(groups.end(), {key, {}});
        group->second.push_back(party_of(party));
    }
    std::vector<std::vector<MeetingParty>> sides;
    for (auto& [key, side] : groups) sides.push_back(std::move(side));
    return sides;
}

std::vector<std::vector<MeetingParty>> sides_of(const Event& event) {
    std::vector<Party> all = event.actor;
    all.insert(all.end(), event.recipient.begin(), event.recipient.end());
    if (std::ranges::any_of(all, [](const Party& p) { return p.side.has_value(); })) {
        std::ranges::stable_sort(all, {},
                                 [](const Party& p) { return std::pair(!p.side, p.side.value_or(0)); });
        return by_key(all, [](const Party& p) { return p.side; });
    }
    if (event.recipient.empty())
        return by_key(all, [](const Party& p) { return p.code.empty() ? p.id : p.code; });
    std::vector<std::vector<MeetingParty>> sides(2);
    for (const auto& party : event.actor) sides[0].push_back(party_of(party));
    for (const auto& party : event.recipient) sides[1].push_back(party_of(party));
    return sides;
}

std::vector<std::string> records_of(const Event& event) {
    std::vector<std::string> ids;
    for (const auto& telling : event.tellings) ids.push_back(telling.record);
    return ids;
}

}  // namespace

Meeting meeting_of(const Event& event) {
    return {event.id,    event.date,     event.status,   event.mode,       sides_of(event),  event.place,
            event.topic, event.document, event.evidence, event.confidence, records_of(event)};
}

Result<std::vector<Meeting>> meetings(store::Store& store, const MeetingsQuery& query) {
    std::vector<Meeting> found;
    auto read = each_event(store,
                           {.a = query.a,
                            .b = query.b,
                            .expand = query.expand,
                            .filter = {.act = "CONSULT",
                                       .status = query.status,
                                       .from = query.from,
                                       .to = query.to,
                                       .min_confidence = query.min_confidence,
                                       .background = query.background,
                                       .mode = query.mode,
                                       .place = query.place,
                                       .topic = query.topic,
                                       .parts = store::EventParts::records},
                            .co_attended = query.co_attended,
                            .latest_first = query.latest_first,
                            .offset = query.offset,
                            .limit = query.limit},
                           [&](const Event& event) -> Result<void> {
                               found.push_back(meeting_of(event));
                               return {};
                           });
    if (!read) return std::unexpected(read.error());
    return found;
}

}  // namespace entente::query
