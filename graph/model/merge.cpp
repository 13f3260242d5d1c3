#include "graph/model/merge.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "graph/model/unknown_persons.hpp"

namespace entente::model {
namespace {

using schema::DatePrecision;
using schema::DateRange;
using schema::Party;
using schema::Record;
using schema::Status;

using Records = std::vector<const Record*>;
// Parts of a key, each with its length before it, so that no two lists of parts give one key.
void add_part(std::string& key, std::string_view part) {
    key += std::to_string(part.size());
    key += ':';
    key += part;
}

// The set of those on one end of the arrow, whatever their order.
void add_parties(std::string& key, std::vector<const Party*> parties) {
    const auto by_id_and_code = [](const Party* p) { return std::tie(p->id, p->code); };
    std::ranges::sort(parties, {}, by_id_and_code);
    const auto again = std::ranges::unique(parties, {}, by_id_and_code);
    parties.erase(again.begin(), again.end());
    key += '[';
    for (const Party* party : parties) {
        add_part(key, party->id);
        add_part(key, party->code);
    }
}

void append(std::vector<const Party*>& all, const std::vector<Party>& parties) {
    for (const auto& party : parties) all.push_back(&party);
}

bool has_identity(const Record& record) {
    return record.date && record.date->range.precision == DatePrecision::day;
}

// What two records of one event have in common; the status is seen to afterwards. Requires: has_identity.
std::string identity_of(const Record& record) {
    std::string key;
    add_part(key, record.act);
    add_part(key, record.mode);
    add_part(key, std::to_string(record.date->range.start.time_since_epoch().count()));
    add_part(key, std::to_string(record.date->range.end.time_since_epoch().count()));
    std::vector<const Party*> actor, recipient;
    append(actor, record.actor);
    append(record.reciprocal ? actor : recipient, record.recipient);
    add_parties(key, std::move(actor));
    add_parties(key, std::move(recipient));
    return key;
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

// The records of one event, in order of their ids, and the one that shows it.
struct Group {
    Records records;
    const Record* shown;
};

Group group_of(Records records, Status status) {
    std::ranges::sort(records, {}, &Record::id);
    const Record* shown = &canonical(records, status);
    return {std::move(records), shown};
}

// What the canonical record does not know, another one may.
Event combine(const Group& group) {
    Event event = event_of(*group.shown);
    for (const Record* record : group.records) {
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

std::vector<Group> grouped(std::span<const Record> records) {
    std::unordered_map<std::string, Records> alike;
    std::vector<Group> groups;
    for (const Record* record : sorted_by_id(records)) {
        if (has_identity(*record))
            alike[identity_of(*record)].push_back(record);
        else
            groups.push_back({{record}, record});
    }
    for (const auto& [identity, same] : alike)
        for (auto& [status, one_event] : by_status(same))
            groups.push_back(group_of(std::move(one_event), status));
    return groups;
}

bool earlier(const Group& a, const Group& b) {
    const auto key = [](const Record& r) {
        return std::tuple<bool, DateRange, std::string_view>(!r.date, r.date ? r.date->range : DateRange{},
                                                             r.id);
    };
    return key(*a.shown) < key(*b.shown);
}

}  // namespace

std::vector<Event> merge(std::span<const Record> records) {
    auto groups = grouped(records);
    std::ranges::sort(groups, earlier);
    std::vector<Event> events;
    events.reserve(groups.size());
    for (const auto& group : groups) events.push_back(combine(group));
    keep_apart(events);
    return events;
}

}  // namespace entente::model
