// The graph's event: what one or more records tell alike (docs/identity.md). It keeps all of them; each value
// is the most precise among those that the most independent sources support, and the others stay listed as
// accounts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/schema/record.hpp"

namespace entente::schema {

struct EventPlace {
    std::string name;
    std::string country;  // alpha-3; "" where unknown

    friend bool operator==(const EventPlace&, const EventPlace&) = default;
};

// A record of the event, and why it is one.
struct Telling {
    std::string record;
    std::string document;
    std::optional<Day> published;      // of the document
    Status status = Status::happened;  // as this record tells it: by date of publication the event's history
    std::string like;    // the record that it was found to be like; "" for the one that shows the event
    double score = 1;    // how sure that is, from 0 to 1
    std::string reason;  // "same persons, same day, words alike"

    friend bool operator==(const Telling&, const Telling&) = default;
};

// A value that records give to a field of the event: date, place, status, mode, or a party.
struct Account {
    std::string field;
    std::string value;
    std::size_t sources = 0;  // independent ones that say so
    std::size_t records = 0;
    bool chosen = false;

    friend bool operator==(const Account&, const Account&) = default;
};

struct Event {
    std::string id;  // of the canonical record: of the event's own status, the surest, then the smallest id
    std::string act;
    std::string mode;
    Status status = Status::happened;
    std::string type;
    std::string cameo;
    double goldstein = 0;
    double score = 0;
    int quad = 0;
    bool reciprocal = false;
    Scope scope = Scope::international;
    bool foreground = true;
    std::string format;
    std::optional<DateRange> date;
    std::vector<Party> actor;      // each id once
    std::vector<Party> recipient;  // each id once
    std::optional<EventPlace> place;
    std::string topic;
    std::string document;  // of the canonical record, like the two below
    std::string evidence;
    std::uint32_t sentence = 0;
    double confidence = 0;          // the best of the records'
    std::vector<Telling> tellings;  // in the order of their records' ids
    std::size_t documents = 0;      // that tell it, copies too
    std::size_t sources = 0;  // independent ones: copies of one text count once, and so does a publisher
    std::vector<Account> accounts;  // of fields about which records differ; by field, then value

    friend bool operator==(const Event&, const Event&) = default;
};

}  // namespace entente::schema
