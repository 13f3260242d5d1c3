#include "graph/model/accounts.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "graph/model/unknown_persons.hpp"

namespace entente::model {
namespace {

using schema::Account;
using schema::ActorKind;
using schema::DateBasis;
using schema::DatePrecision;
using schema::DateRange;
using schema::Event;
using schema::EventPlace;
using schema::Party;
using schema::Record;
using schema::Status;

using Sources = std::set<Number>;

struct Outcome {
    Sources sources;
    std::optional<schema::Day> last;  // published
};

Outcome outcome(const Group& group, std::span<const Report> reports, Status status) {
    Outcome found;
    for (const std::size_t i : group.members) {
        if (reports[i].status != status) continue;
        found.sources.insert(reports[i].source);
        found.last = std::max(found.last, reports[i].published);
    }
    return found;
}

// The day is only that of the document: worth less than one that a text names.
bool is_guess(const Report& r) {
    return r.basis == DateBasis::document;
}

bool supports(const DateRange& said, const DateRange& value) {
    return said == value ||
           (said.precision != DatePrecision::day && said.start <= value.start && value.end <= said.end);
}

std::vector<const Report*> dated(const Group& group, std::span<const Report> reports, Status status) {
    std::vector<const Report*> all;
    for (const std::size_t i : group.members)
        if (reports[i].date && reports[i].status == status) all.push_back(&reports[i]);
    const auto told = [](const Report* r) {
        return !is_guess(*r) && r->date->precision == DatePrecision::day;
    };
    if (std::ranges::any_of(all, told)) std::erase_if(all, [](const Report* r) { return is_guess(*r); });
    return all;
}

// Seats of one list of the event; who is named for the state where now only the state or its office sits.
class Table {
  public:
    explicit Table(std::vector<Party>& seats) : seats_(seats) {}

    bool has(std::string_view id) const { return std::ranges::find(seats_, id, &Party::id) != seats_.end(); }

    bool has_side(const Party& p) const {
        return std::ranges::any_of(seats_, [&](const Party& seat) { return one_side(seat, p); });
    }

    // Requires: has_side.
    void seat_person(Party person) {
        const auto vague = std::ranges::find_if(seats_, [&](const Party& seat) {
            if (!one_side(seat, person)) return false;
            if (seat.kind == ActorKind::office) return seat.level == person.level;
            return seat.kind == ActorKind::country || seat.kind == ActorKind::organization;
        });
        const auto beside = std::ranges::find_if(seats_, [&](const Party& s) { return one_side(s, person); });
        const Party& like = vague != seats_.end() ? *vague : *beside;
        person.side = like.side;
        person.role = like.role;
        if (vague != seats_.end())
            *vague = std::move(person);
        else
            seats_.push_back(std::move(person));
    }

  private:
    static bool one_side(const Party& a, const Party& b) {
        return a.code.empty() ? a.id == b.id : a.code == b.code;
    }
    std::vector<Party>& seats_;
};

void add_once(std::vector<Party>& all, const std::vector<Party>& parties, std::string_view document) {
    for (Party party : parties) {
        party.id = lasting_id(party.id, document);
        if (std::ranges::find(all, party.id, &Party::id) == all.end()) all.push_back(std::move(party));
    }
}

std::vector<Party> parties_of(const Record& record) {
    std::vector<Party> all;
    add_once(all, record.actor, record.document);
    add_once(all, record.recipient, record.document);
    return all;
}

// A party and the sources that name it; shown as the surest record has it.
struct Named {
    Party party;
    double confidence = -1;
    Sources sources;
};

std::map<std::string, Named> named(const Group& group, std::span<const Report> reports,
                                   std::span<const Record> records) {
    std::map<std::string, Named> all;
    for (std::size_t i = 0; i < records.size(); ++i)
        for (auto& party : parties_of(records[i])) {
            Named& entry = all[party.id];
            entry.sources.insert(reports[group.members[i]].source);
            if (records[i].confidence <= entry.confidence) continue;
            entry.confidence = records[i].confidence;
            entry.party = std::move(party);
        }
    return all;
}

std::size_t sources_of(const Group& group, std::span<const Report> reports) {
    Sources all;
    for (const std::size_t i : group.members) all.insert(reports[i].source);
    return all.size();
}

// The list in which a party of another record belongs: by whom it acts for, else that of its own record.
bool among_recipients(const Event& event, const Party& party, std::span<const Record> records) {
    Event copy = event;
    if (Table(copy.actor).has_side(party)) return false;
    if (Table(copy.recipient).has_side(party)) return true;
    return !event.recipient.empty() && std::ranges::any_of(records, [&](const Record& r) {
        return std::ranges::find(r.recipient, party.id, &Party::id) != r.recipient.end();
    });
}

std::string place_text(std::string_view name, std::string_view country) {
    std::string text(name);
    if (country.empty()) return text;
    return text.empty() ? std::string(country) : text + ", " + std::string(country);
}

std::string date_text(const DateRange& date) {
    const std::string start = schema::to_iso(date.start);
    if (date.precision == DatePrecision::year) return start.substr(0, 4);
    if (date.precision == DatePrecision::month) return start.substr(0, 7);
    return date.start == date.end ? start : start + "/" + schema::to_iso(date.end);
}

// Values of one field with who gives them.
class Ballot {
  public:
    Ballot(const Group& group, std::span<const Report> reports) : group_(group), reports_(reports) {}

    void add(std::size_t member, const std::string& value) {
        if (value.empty()) return;
        auto& [sources, records] = votes_[value];
        sources.insert(reports_[group_.members[member]].source);
        ++records;
    }

    template <class Chosen>
    void write(std::vector<Account>& accounts, const std::string& field, Chosen chosen) const {
        for (const auto& [value, votes] : votes_)
            accounts.push_back({field, value, votes.first.size(), votes.second, chosen(value)});
    }

    std::size_t size() const { return votes_.size(); }

  private:
    const Group& group_;
    std::span<const Report> reports_;
    std::map<std::string, std::pair<Sources, std::size_t>> votes_;
};

using Says = std::string (*)(const Record&);

std::string says_date(const Record& r) {
    return r.date ? date_text(r.date->range) : std::string();
}
std::string says_place(const Record& r) {
    return r.place ? place_text(r.place->name, r.place->country) : std::string();
}
std::string says_status(const Record& r) {
    return std::string(name(r.status));
}
std::string says_mode(const Record& r) {
    return r.mode;
}

}  // namespace

Status status_of(const Group& group, std::span<const Report> reports) {
    const auto happened = outcome(group, reports, Status::happened);
    const auto cancelled = outcome(group, reports, Status::cancelled);
    if (happened.sources.empty() && cancelled.sources.empty()) return reports[group.members.front()].status;
    const auto weight = [](const Outcome& o) { return std::pair(o.sources.size(), o.last); };
    return weight(cancelled) > weight(happened) ? Status::cancelled : Status::happened;
}

std::optional<DateRange> date_of(const Group& group, std::span<const Report> reports) {
    const auto all = dated(group, reports, status_of(group, reports));
    const auto rank = [&](const Report* r) {
        Sources sources;
        for (const Report* other : all)
            if (supports(*other->date, *r->date)) sources.insert(other->source);
        return std::tuple(-static_cast<int>(sources.size()), r->date->precision, *r->date);
    };
    if (all.empty()) return std::nullopt;
    return (*std::ranges::min_element(all, {}, rank))->date;
}

void settle_parties(Event& event, const Record& canonical, const Group& group,
                    std::span<const Report> reports, std::span<const Record> records) {
    add_once(event.actor, canonical.actor, canonical.document);
    add_once(event.recipient, canonical.recipient, canonical.document);
    const std::size_t half = (sources_of(group, reports) + 1) / 2;
    for (auto& [id, entry] : named(group, reports, records)) {
        if (Table(event.actor).has(id) || Table(event.recipient).has(id)) continue;
        auto& list = among_recipients(event, entry.party, records) ? event.recipient : event.actor;
        const bool sits = Table(list).has_side(entry.party);
        if (sits && entry.party.kind == ActorKind::person)
            Table(list).seat_person(entry.party);
        else if (!sits && entry.sources.size() >= half)
            list.push_back(entry.party);
    }
}

std::optional<EventPlace> settle_place(const Group& group, std::span<const Report> reports,
                                       std::span<const Record> records) {
    std::map<std::pair<std::string, std::string>, Sources> votes;  // country and name
    for (std::size_t i = 0; i < records.size(); ++i)
        if (records[i].place)
            votes[{records[i].place->country, records[i].place->name}].insert(
                reports[group.members[i]].source);
    if (votes.empty()) return std::nullopt;
    std::map<std::string, Sources> countries;
    for (const auto& [place, sources] : votes) countries[place.first].insert(sources.begin(), sources.end());
    const auto rank = [&](const auto& vote) {
        return std::tuple(vote.first.first.empty(), -static_cast<int>(countries[vote.first.first].size()),
                          -static_cast<int>(vote.second.size()), vote.first);
    };
    const auto& best = std::ranges::min_element(votes, {}, rank)->first;
    return EventPlace{best.second, best.first};
}

std::vector<Account> accounts_of(const Event& event, const Group& group, std::span<const Report> reports,
                                 std::span<const Record> records) {
    std::vector<Account> accounts;
    const auto field = [&](const char* label, Says says, const std::string& holds) {
        Ballot ballot(group, reports);
        for (std::size_t i = 0; i < records.size(); ++i) ballot.add(i, says(records[i]));
        if (ballot.size() < 2) return;
        ballot.write(accounts, label, [&](const std::string& value) { return value == holds; });
    };
    field("date", says_date, event.date ? date_text(*event.date) : "");
    field("mode", says_mode, event.mode);
    Ballot parties(group, reports);
    std::set<std::vector<std::string>> casts;
    for (std::size_t i = 0; i < records.size(); ++i) {
        std::vector<std::string> cast;
        for (const auto& party : parties_of(records[i])) cast.push_back(party.id);
        for (const auto& id : cast) parties.add(i, id);
        std::ranges::sort(cast);
        casts.insert(std::move(cast));
    }
    const auto takes_part = [&](const std::string& id) {
        return std::ranges::find(event.actor, id, &Party::id) != event.actor.end() ||
               std::ranges::find(event.recipient, id, &Party::id) != event.recipient.end();
    };
    if (casts.size() > 1) parties.write(accounts, "party", takes_part);
    field("place", says_place, event.place ? place_text(event.place->name, event.place->country) : "");
    field("status", says_status, std::string(name(event.status)));
    return accounts;
}

}  // namespace entente::model
