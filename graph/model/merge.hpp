// A group of records that tell one happening → one event. A value of the event is the most precise among
// those that the most independent sources support, never an average; where records differ, every value stays
// listed with the number of sources that give it (Event::accounts).
//
// Independent: copies of one text count once, and so does a publisher, however often it reports.
#pragma once

#include <span>
#include <vector>

#include "graph/model/identity.hpp"
#include "graph/model/report.hpp"
#include "graph/schema/event.hpp"

namespace entente::model {

// The first day of each group's event as combine() will set it, and its id: what events are sorted by.
struct Order {
    bool undated = true;
    schema::DateRange date;
    std::string id;

    friend auto operator<=>(const Order&, const Order&) = default;
};
Order order_of(const Group& group, std::span<const Report> reports);

// `records` are those of the group's members, in their order.
schema::Event combine(const Group& group, const Reports& reports, std::span<const schema::Record> records,
                      Identity level);

// All at once, for what fits in memory. Every record is of a document of its own name, which nothing else is
// known about. By date (undated last), then id. Requires: records with one id are equal.
std::vector<schema::Event> merge(std::span<const schema::Record> records, Identity level = Identity::usual);

}  // namespace entente::model
