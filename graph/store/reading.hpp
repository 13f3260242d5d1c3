// How much was read, and of when: what silence and firsts are measured against.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "graph/store/store.hpp"

namespace entente::store {

// Days of publication of the first and the last document; "" where no day is known.
struct DaysRead {
    std::string first, last;
};
schema::Result<DaysRead> days_read(Store& store);

// How many documents of known day were published on each day, copies not counted; in order.
schema::Result<std::vector<std::pair<schema::Day, std::int64_t>>> documents_by_day(Store& store);

}  // namespace entente::store
