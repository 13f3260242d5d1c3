// The graph's event: what one or more records tell alike. It keeps the ids of all of them; what it shows
// (sentence, place, parties' names) is that of its canonical record.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/schema/record.hpp"

namespace entente::model {

struct EventPlace {
    std::string name;
    std::string country;  // alpha-3; "" where unknown

    friend bool operator==(const EventPlace&, const EventPlace&) = default;
};

struct Event {
    std::string id;  // of the canonical record
    std::string act;
    std::string mode;
    schema::Status status = schema::Status::happened;
    std::string type;
    std::string cameo;
    double goldstein = 0;
    double score = 0;
    int quad = 0;
    bool reciprocal = false;
    schema::Scope scope = schema::Scope::international;
    bool foreground = true;
    std::string format;
    std::optional<schema::DateRange> date;
    std::vector<schema::Party> actor;      // each id once
    std::vector<schema::Party> recipient;  // each id once
    std::optional<EventPlace> place;
    std::string topic;
    std::string document;  // of the canonical record, like the three below
    std::string evidence;
    std::uint32_t sentence = 0;
    double confidence = 0;             // the best of the records'
    std::vector<std::string> records;  // ids, in order

    friend bool operator==(const Event&, const Event&) = default;
};

}  // namespace entente::model
