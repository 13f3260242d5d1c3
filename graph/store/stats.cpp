#include "graph/store/stats.hpp"

#include <utility>

#include "graph/store/rows.hpp"
#include "graph/store/store_impl.hpp"

namespace entente::store {

using schema::Result;

namespace {

const char* select(By by) {
    switch (by) {
        case By::type:
            return "SELECT coalesce(type, act) v, count(*) n, sum(mentions), 0 FROM events GROUP BY v "
                   "ORDER BY n DESC, v";
        case By::status:
            return "SELECT status v, count(*) n, sum(mentions), 0 FROM events GROUP BY v ORDER BY n DESC, v";
        case By::year:
            return "SELECT substr(date_start, 1, 4) v, count(*) n, sum(mentions), 0 FROM events GROUP BY v "
                   "ORDER BY n DESC, v";
        case By::country:
            return "SELECT p.code v, count(*) n, sum(e.mentions), 0 FROM (SELECT DISTINCT event, code FROM "
                   "event_participants WHERE code IS NOT NULL) p JOIN events e ON e.number = p.event "
                   "GROUP BY v ORDER BY n DESC, v";
        case By::source:
            return "SELECT d.publisher v, (SELECT count(DISTINCT x.event) FROM documents t JOIN records r ON "
                   "r.document = t.id JOIN event_records x ON x.record = r.number WHERE t.publisher IS "
                   "d.publisher), (SELECT count(*) FROM documents t JOIN records r ON r.document = t.id "
                   "WHERE "
                   "t.publisher IS d.publisher), count(*) n FROM documents d GROUP BY v ORDER BY n DESC, v";
    }
    return "";
}

}  // namespace

Result<std::vector<Share>> shares(Store& store, By by) {
    Connection& sql = store.impl().sql;
    return collect<Share>(sql, sql.query(select(by)), [&](const Statement& row) {
        return Share{text_of(row, 0), row.integer(1), row.integer(2), row.integer(3)};
    });
}

Result<Totals> totals(Store& store) {
    Connection& sql = store.impl().sql;
    const auto counts = store.counts();
    if (!counts) return std::unexpected(counts.error());
    Totals totals{.counts = *counts};
    for (const auto& [count, select] : {std::pair(&totals.copies, "SELECT count(*) FROM copies"),
                                        std::pair(&totals.events, "SELECT count(*) FROM events"),
                                        std::pair(&totals.actors, "SELECT count(*) FROM actors")}) {
        const auto number = sql.integer(select);
        if (!number) return std::unexpected(number.error());
        *count = *number;
    }
    return totals;
}

Result<std::vector<Input>> inputs(Store& store) {
    Connection& sql = store.impl().sql;
    return collect<Input>(sql, sql.query("SELECT path, sha256, bytes, documents FROM inputs ORDER BY path"),
                          [&](const Statement& row) {
                              return Input{text_of(row, 0), text_of(row, 1), row.integer(2), row.integer(3)};
                          });
}

}  // namespace entente::store
