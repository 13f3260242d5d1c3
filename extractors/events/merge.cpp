#include "extractors/events/merge.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>

#include "extractors/events/parties.hpp"

namespace entente::events {
namespace {

using schema::ActorKind;

std::set<std::string> keys(const std::vector<Participant>& parties) {
    std::set<std::string> all;
    for (const auto& party : parties) all.emplace(key_of(party.mention.actor));
    return all;
}

// Whom an event is about.
struct Keys {
    std::set<std::string> actor, recipient, all;

    explicit Keys(const Event& event)
        : actor(keys(event.actor)), recipient(keys(event.recipient)), all(actor) {
        all.insert(recipient.begin(), recipient.end());
    }
};

bool overlap(const schema::DateRange& a, const schema::DateRange& b) {
    return a.start <= b.end && b.start <= a.end;
}

// Today's meeting, told as news and without a date.
bool is_news(const Event& event) {
    return event.of_the_day && !event.date && event.status == schema::Status::happened;
}

// "President Biden welcomes President Marcos. This follows their meeting in September 2022": today's is not
// that one. What is dated to a day of the week before may be today's, told exactly.
bool may_be_of(schema::Day day, const schema::DateRange& later) {
    const auto slack = std::chrono::days(later.precision == schema::DatePrecision::day ? 7 : 0);
    return overlap({day - slack, day}, later);
}

bool dates_agree(const Event& first, const Event& later, std::optional<schema::Day> day) {
    if (first.date && later.date) return overlap(first.date->range, later.date->range);
    if (day && later.date && is_news(first)) return may_be_of(*day, later.date->range);
    return true;
}

// A meeting told without its kind is any meeting; a visit has meetings.
bool modes_agree(const Event& a, const Event& b) {
    if (a.mode == b.mode || a.mode == "meet" || b.mode == "meet") return true;
    return a.mode == "multilateral" || b.mode == "multilateral";
}

std::set<std::string> persons(const Event& event, std::string_view key) {
    std::set<std::string> ids;
    for (const auto* side : {&event.actor, &event.recipient})
        for (const auto& party : *side)
            if (party.mention.actor.kind == ActorKind::person && key_of(party.mention.actor) == key)
                ids.insert(party.mention.actor.id);
    return ids;
}

// The president's meeting is not that of his secretary of state.
bool persons_agree(const Event& a, const Event& b, const std::set<std::string>& all) {
    return std::ranges::all_of(all, [&](const std::string& key) {
        const auto one = persons(a, key), other = persons(b, key);
        return one.empty() || other.empty() ||
               std::ranges::any_of(one, [&](const std::string& id) { return other.contains(id); });
    });
}

bool same(const Event& a, const Keys& of_a, const Event& b, const Keys& of_b,
          std::optional<schema::Day> day) {
    if (a.status != b.status || a.frame->act != b.frame->act || !dates_agree(a, b, day)) return false;
    if (a.frame->act == "CONSULT")
        return of_a.all == of_b.all && modes_agree(a, b) && persons_agree(a, b, of_a.all);
    return a.mode == b.mode && of_a.actor == of_b.actor && of_a.recipient == of_b.recipient;
}

int detail(const actors::Actor& actor) {
    if (actor.kind == ActorKind::person) return 3;
    if (actor.kind == ActorKind::office) return 2;
    return actor.kind == ActorKind::country ? 0 : 1;
}

// Adds parties of a later telling; a person replaces the bare state that he acts for.
void add_parties(std::vector<Participant>& parties, const std::vector<Participant>& later) {
    for (const auto& party : later) {
        const auto& actor = party.mention.actor;
        const auto known = [&](const Participant& other) { return other.mention.actor.id == actor.id; };
        if (std::ranges::any_of(parties, known)) continue;
        int best = -1;
        for (const auto& other : parties)
            if (key_of(other.mention.actor) == key_of(actor))
                best = std::max(best, detail(other.mention.actor));
        if (best > detail(actor) || (best == detail(actor) && detail(actor) < 3)) continue;
        auto added = party;
        for (const auto& other : parties)
            if (key_of(other.mention.actor) == key_of(actor)) added.role = other.role;
        if (best >= 0 && best < 3)
            std::erase_if(parties, [&](const Participant& other) {
                return key_of(other.mention.actor) == key_of(actor);
            });
        parties.push_back(std::move(added));
    }
}

// A state sends help, whoever is thanked for it: of deeds each telling names its own parties.
bool is_deed(const Event& event) {
    constexpr std::array<std::string_view, 7> deeds{"AID",    "COOPERATE", "RETREAT", "MOBILIZE",
                                                    "COERCE", "ASSAULT",   "SANCTION"};
    return std::ranges::find(deeds, event.frame->act) != deeds.end();
}

// Each party stays on its side, also of a visit told as a meeting.
void refine_parties(Event& first, const Event& later) {
    const auto actors = keys(first.actor);
    for (const auto* side : {&later.actor, &later.recipient}) {
        for (const auto& party : *side) {
            auto& mine =
                actors.contains(std::string(key_of(party.mention.actor))) ? first.actor : first.recipient;
            add_parties(mine, {party});
        }
    }
}

// A region that several states share says less than a city: "the Summit of the Americas", "Los Angeles".
bool says_more(const std::optional<Placed>& place, const std::optional<Placed>& other) {
    return place && (!other || (other->country.empty() && !place->country.empty()));
}

// "The conversation turned to …" after "met in Munich" is no call.
bool is_remote(std::string_view mode) {
    return mode == "phone" || mode == "virtual";
}

void absorb(Event& first, const Event& later) {
    if (first.mode == "meet" || first.mode == "multilateral") {
        if (later.mode == "visit") {
            auto meeting = first;
            first.actor = later.actor;
            first.recipient = later.recipient;
            first.frame = later.frame;
            first.mode = later.mode;
            return absorb(first, meeting);
        }
        if (later.mode != "meet" && !(is_remote(later.mode) && first.place)) first.mode = later.mode;
    }
    if (!is_deed(first)) refine_parties(first, later);
    // A day that is written outweighs the report's own, and that a mere month of it.
    const bool written = later.date && later.date->basis != schema::DateBasis::document;
    if (later.of_the_day && first.date && first.date->basis == schema::DateBasis::document)
        first.date.reset();
    if (!first.date && (written || (!first.of_the_day && !later.of_the_day))) first.date = later.date;
    if (!first.topic && first.field == later.field) first.topic = later.topic;
    if (says_more(later.place, first.place) && !is_remote(first.mode)) first.place = later.place;
    first.foreground = first.foreground || later.foreground;
    first.of_the_day = first.of_the_day || later.of_the_day;
    first.confidence = std::max(first.confidence, later.confidence);
    for (const auto& why : later.why)
        if (std::ranges::find(first.why, why) == first.why.end() && why.field != "act" &&
            why.field != "confidence")
            first.why.push_back(why);
}

// "agreed to work together": what they will agree on is what they have agreed.
void drop_agreements_to_agree(std::vector<Event>& events) {
    const auto is_made = [&](const Event& promised) {
        return std::ranges::any_of(events, [&](const Event& made) {
            return made.frame->act == "AGREE" && made.status == schema::Status::happened &&
                   keys(made.actor) == keys(promised.actor) &&
                   keys(made.recipient) == keys(promised.recipient);
        });
    };
    std::vector<Event> kept;
    for (auto& event : events)
        if (event.frame->act != "AGREE" || event.status != schema::Status::planned || !is_made(event))
            kept.push_back(event);
    events = std::move(kept);
}

}  // namespace

std::vector<Event> merge(std::vector<Event> events, std::optional<schema::Day> day) {
    std::vector<Event> merged;
    std::vector<Keys> all_keys;  // of each that is merged
    for (auto& event : events) {
        const Keys keys(event);
        std::size_t known = 0;
        while (known < merged.size() && !same(merged[known], all_keys[known], event, keys, day)) ++known;
        if (known == merged.size()) {
            merged.push_back(std::move(event));
            all_keys.push_back(keys);
        } else {
            const bool keeps_day = day && is_news(merged[known]) && event.date &&
                                   event.date->range.precision != schema::DatePrecision::day;
            // The surer telling is the event's; the other adds to it.
            if (event.confidence > merged[known].confidence) std::swap(merged[known], event);
            absorb(merged[known], event);
            if (keeps_day) merged[known].date.reset();
            all_keys[known] = Keys(merged[known]);
        }
    }
    drop_agreements_to_agree(merged);
    return merged;
}

}  // namespace entente::events
