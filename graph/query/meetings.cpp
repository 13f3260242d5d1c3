#include "graph/query/meetings.hpp"

#include <algorithm>
#include <utility>

#include "graph/model/graph.hpp"
#include "graph/query/actor_lookup.hpp"

namespace entente::query {
namespace {

using schema::Event;
using schema::Party;
using schema::Result;

struct Selectors {
    std::optional<Selector> a, b;
};

Result<std::optional<Selector>> resolve(const std::optional<std::string>& argument,
                                        const std::vector<store::KnownActor>& actors) {
    if (!argument) return std::nullopt;
    auto selector = find_actor(*argument, actors);
    if (!selector) return std::unexpected(selector.error());
    return *std::move(selector);
}

Result<Selectors> resolve(store::Store& store, const MeetingsQuery& query) {
    const auto actors = store.actors();
    if (!actors) return std::unexpected(actors.error());
    auto a = resolve(query.a, *actors);
    if (!a) return std::unexpected(a.error());
    auto b = resolve(query.b, *actors);
    if (!b) return std::unexpected(b.error());
    return Selectors{*std::move(a), *std::move(b)};
}

bool took_part(const Event& event, const Selector& selector) {
    const auto is = [&](const Party& party) { return matches(selector, party); };
    return std::ranges::any_of(event.actor, is) || std::ranges::any_of(event.recipient, is);
}

// The two ends of a dyad, in either direction.
bool met(const Event& event, const Selector& a, const Selector& b) {
    return std::ranges::any_of(model::pairs(event), [&](const model::Pair& pair) {
        return (matches(a, *pair.source) && matches(b, *pair.target)) ||
               (matches(b, *pair.source) && matches(a, *pair.target));
    });
}

bool wanted(const Event& event, const MeetingsQuery& query, const Selectors& selectors) {
    if (event.status != query.status || (!event.foreground && !query.background)) return false;
    if (selectors.a && selectors.b) return met(event, *selectors.a, *selectors.b);
    if (selectors.a) return took_part(event, *selectors.a);
    return !selectors.b || took_part(event, *selectors.b);
}

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

Meeting meeting_of(const Event& event) {
    return {event.id,    event.date,     event.status,   event.mode,       sides_of(event),  event.place,
            event.topic, event.document, event.evidence, event.confidence, records_of(event)};
}

}  // namespace

Result<std::vector<Meeting>> meetings(store::Store& store, const MeetingsQuery& query) {
    const auto selectors = resolve(store, query);
    if (!selectors) return std::unexpected(selectors.error());
    const auto events = store.events(
        {.act = "CONSULT", .from = query.from, .to = query.to, .min_confidence = query.min_confidence});
    if (!events) return std::unexpected(events.error());
    std::vector<Meeting> found;
    for (const auto& event : *events)
        if (wanted(event, query, *selectors)) found.push_back(meeting_of(event));
    return found;
}

}  // namespace entente::query
