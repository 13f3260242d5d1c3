// Counts over the whole graph, or a span of its events: what happened and is no old news.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "graph/store/store.hpp"
#include "graph/store/ties.hpp"

namespace entente::store {

enum class Among { persons, states };  // states: all who act for a code, "=JPN"

struct PairTie {
    EndName a, b;
    Tie tie;
};

// Each pair once, a's key before b's; most meetings first, then most events, then by key.
schema::Result<std::vector<PairTie>> top_pairs(Store& store, Among among, const std::optional<Span>& within,
                                               std::size_t offset, std::size_t limit);

struct Counted {
    std::string id;  // of an actor; a code; ""
    std::string name;
    std::int64_t events = 0;
    std::string first, last;  // days
};

// Most first, then by name. By meetings.
schema::Result<std::vector<Counted>> top_hosts(Store& store, Among among, const std::optional<Span>& within,
                                               std::size_t offset, std::size_t limit);
schema::Result<std::vector<Counted>> top_topics(Store& store, const std::optional<Span>& within,
                                                std::size_t offset, std::size_t limit);

// Pairs of tied ends, from either side, in order.
schema::Result<void> each_tie(Store& store, Among among, const std::optional<Span>& within,
                              const std::function<void(std::int64_t a, std::int64_t b)>& visit);

// Persons of one side who travelled together: visitors of one event who act for the same state. Of one
// person, by his id, or of all who act for a code.
struct Travel {
    Counted one, other;  // names and ids
    std::int64_t visits = 0;
    std::string first, last;
    std::string countries;  // where to, each once
};
schema::Result<std::vector<Travel>> co_travel(Store& store, const std::string& key,
                                              const std::optional<Span>& within);

}  // namespace entente::store
