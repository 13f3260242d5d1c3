// Who deals with whom in an event, as rows that find it from either end: each party as itself, and as one of
// those who act for its state or organisation ("=JPN").
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/schema/event.hpp"
#include "graph/store/event_tables.hpp"

namespace entente::derive {

// Gives out numbers for keys, in the order in which they come.
class Ends {
  public:
    std::int64_t number(const std::string& key);
    std::vector<std::string> keys() const;  // by number, from 1

  private:
    std::unordered_map<std::string, std::int64_t> numbers_;
};

// Each pair of keys once: 0 where both act on each other.
std::vector<store::DyadRow> dyads(const schema::Event& event, Ends& ends);

}  // namespace entente::derive
