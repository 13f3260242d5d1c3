// Which events a query is about: those of one actor or between two, out of the store's indexes, and of these
// what passes a filter.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "graph/query/who.hpp"
#include "graph/schema/event.hpp"
#include "graph/store/store.hpp"

namespace entente::query {

struct EventsQuery {
    std::optional<std::string> a = {};     // an ACTOR: took part
    std::optional<std::string> b = {};     // an ACTOR: and a dealt with him; not as one of his own side
    std::vector<std::string> expand = {};  // organisations to take for their members of that day
    store::EventFilter filter = {};
    bool co_attended = true;  // also what two of many attended, without being told to have met
    bool latest_first = false;
    bool counts_only = false;  // events may come without parties, records and accounts
    std::size_t offset = 0;
    std::size_t limit = 0;  // 0: all
};

// In order of time, undated last. An ACTOR that is unknown or ambiguous is an error.
schema::Result<void> each_event(store::Store& store, const EventsQuery& query,
                                const std::function<schema::Result<void>(schema::Event)>& visit);

// More parties than can be said to have met each other, and none of them alone on his side.
bool mere_co_attendance(const schema::Event& event);

}  // namespace entente::query
