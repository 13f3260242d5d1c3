// Who is tied to whom, by the numbers of ends: how often, and from when to when. What a search over the graph
// asks for node by node, so that nothing is loaded whole.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/store/store.hpp"

namespace entente::store {

struct Tie {
    std::int64_t other = 0;
    std::int64_t events = 0;    // that happened, old news left out
    std::int64_t meetings = 0;  // of these
    std::string first = {};     // days; "" where unknown
    std::string last = {};

    friend bool operator==(const Tie&, const Tie&) = default;
};

// Numbers of events from `first` to before `end`.
struct Span {
    std::int64_t first = 0;
    std::int64_t end = 0;
};

// Those that begin in these days; all where neither is given, undated ones only then.
schema::Result<Span> events_from_to(Store& store, const std::optional<schema::Day>& from,
                                    const std::optional<schema::Day>& to);

// By the other's number. `within`: only events of that span count.
schema::Result<std::vector<Tie>> ties_of(Store& store, std::int64_t end,
                                         const std::optional<Span>& within = {});

// An end that stands for itself or, "=JPN", for all who act for JPN.
struct EndName {
    std::string key;
    std::string name;  // of an actor; "" for others
    std::string kind;  // of an actor; "" for others

    friend bool operator==(const EndName&, const EndName&) = default;
};

schema::Result<EndName> end_name(Store& store, std::int64_t end);

// The last event in which the two deal with each other, of those that ties count.
schema::Result<std::optional<std::int64_t>> last_event_between(Store& store, std::int64_t a, std::int64_t b,
                                                               const std::optional<Span>& within = {});

}  // namespace entente::store
