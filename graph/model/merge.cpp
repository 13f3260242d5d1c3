#include "graph/model/merge.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace entente::model {
namespace {

using schema::DatePrecision;
using schema::DateRange;
using schema::Party;
using schema::Record;
using schema::Status;

using Records = std::vector<const Record*>;
using PartyKey = std::pair<std::string, std::string>;  // id, code

// What two records of one event have in common; the status is seen to afterwards.
struct Identity {
    std::string act, mode;
    DateRange date;
    std::set<PartyKey> actor, recipient;

    friend auto operator<=>(const Identity&, const Identity&) = default;
};

void add_keys(std::set<PartyKey>& keys, const std::vector<Party>& parties) {
    for (const auto& party : parties) keys.emplace(party.id, party.code);
}

bool has_identity(const Record& record) {
    return record.date && record.date->range.precision == DatePrecision::day;
}

Identity identity_of(const Record& record) {
    Identity identity{record.act, record.mode, record.date->range, {}, {}};
    add_keys(identity.actor, record.actor);
    add_keys(record.reciprocal ? identity.actor : identity.recipient, record.recipient);
    return identity;
}

// Requires: `records` share an identity.
std::map<Status, Records> by_status(const Records& records) {
    std::map<Status, Records> groups;
    for (const Record* record : records) groups[record->status].push_back(record);
    const auto planned = groups.find(Status::planned);
    if (planned == groups.end()) return groups;
    for (const Status outcome : {Status::happened, Status::cancelled}) {
        const auto found = groups.find(outcome);
        if (found == groups.end()) continue;
        found->second.insert(found->second.end(), planned->second.begin(), planned->second.end());
        groups.erase(planned);
        break;
    }
    return groups;
}

// The one that shows the event: of the event's own status, the surest, then the smallest id.
const Record& canonical(const Records& records, Status status) {
    const auto rank = [status](const Record* r) {
        return std::tuple(r->status != status, -r->confidence, r->id);
    };
    return **std::ranges::min_element(records, {}, rank);
}

std::vector<Party> each_once(const std::vector<Party>& parties) {
    std::vector<Party> unique;
    for (const auto& party : parties)
        if (std::ranges::find(unique, party.id, &Party::id) == unique.end()) unique.push_back(party);
    return unique;
}

std::optional<EventPlace> place_of(const Record& record) {
    if (!record.place) return std::nullopt;
    return EventPlace{record.place->name, record.place->country};
}

Event event_of(const Record& r) {
    return {.id = r.id,
            .act = r.act,
            .mode = r.mode,
            .status = r.status,
            .type = r.type,
            .cameo = r.cameo,
            .goldstein = r.goldstein,
            .score = r.score,
            .quad = r.quad,
            .reciprocal = r.reciprocal,
            .scope = r.scope,
            .foreground = r.foreground,
            .format = r.format,
            .date = r.date ? std::optional(r.date->range) : std::nullopt,
            .actor = each_once(r.actor),
            .recipient = each_once(r.recipient),
            .place = place_of(r),
            .topic = r.topic,
            .document = r.document,
            .evidence = r.evidence.text,
            .sentence = r.evidence.sentence,
            .confidence = r.confidence,
            .records = {}};
}

// What the canonical record does not know, another one may. Requires: `records` in order of their ids.
Event combine(const Records& records, Status status) {
    Event event = event_of(canonical(records, status));
    for (const Record* record : records) {
        event.records.push_back(record->id);
        event.confidence = std::max(event.confidence, record->confidence);
        event.foreground = event.foreground || record->foreground;
        if (!event.place) event.place = place_of(*record);
        if (event.topic.empty()) event.topic = record->topic;
    }
    return event;
}

Records sorted_by_id(std::span<const Record> records) {
    Records sorted;
    for (const auto& record : records) sorted.push_back(&record);
    std::ranges::sort(sorted, {}, &Record::id);
    const auto again = std::ranges::unique(sorted, {}, &Record::id);
    sorted.erase(again.begin(), again.end());
    return sorted;
}

bool earlier(const Event& a, const Event& b) {
    const auto key = [](const Event& e) {
        return std::tuple<bool, DateRange, std::string_view>(!e.date, e.date.value_or(DateRange{}), e.id);
    };
    return key(a) < key(b);
}

}  // namespace

std::vector<Event> merge(std::span<const Record> records) {
    std::map<Identity, Records> alike;
    std::vector<Event> events;
    for (const Record* record : sorted_by_id(records)) {
        if (has_identity(*record))
            alike[identity_of(*record)].push_back(record);
        else
            events.push_back(combine({record}, record->status));
    }
    for (const auto& [identity, group] : alike)
        for (auto& [status, same] : by_status(group)) {
            Records ordered = same;
            std::ranges::sort(ordered, {}, &Record::id);
            events.push_back(combine(ordered, status));
        }
    std::ranges::sort(events, earlier);
    return events;
}

}  // namespace entente::model
