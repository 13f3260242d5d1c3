#include "graph/store/ties.hpp"

#include <limits>

#include "graph/store/rows.hpp"
#include "graph/store/store_impl.hpp"

namespace entente::store {

using schema::Result;

namespace {

constexpr std::int64_t beyond = std::numeric_limits<std::int64_t>::max();

Tie tie_of(const Statement& row) {
    return {row.integer(0), row.integer(1), row.integer(2), text_of(row, 3), text_of(row, 4)};
}

// The first event that begins on that day or later, undated ones after all; events are numbered in that
// order.
Result<std::int64_t> first_since(Connection& sql, const std::string& day) {
    const auto last = sql.integer("SELECT coalesce(max(number), 0) FROM events");
    if (!last) return last;
    std::int64_t low = 1, high = *last + 1;
    while (low < high) {
        const std::int64_t middle = low + (high - low) / 2;
        bool earlier = false;
        auto read = each_row(sql, sql.query("SELECT date_start FROM events WHERE number = ?", middle),
                             [&](const Statement& row) -> Result<void> {
                                 earlier = !row.is_null(0) && row.text(0) < day;
                                 return {};
                             });
        if (!read) return std::unexpected(read.error());
        if (earlier)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

}  // namespace

Result<Span> events_from_to(Store& store, const std::optional<schema::Day>& from,
                            const std::optional<schema::Day>& to) {
    Connection& sql = store.impl().sql;
    if (!from && !to) return Span{0, beyond};
    const auto first = from ? first_since(sql, schema::to_iso(*from)) : Result<std::int64_t>(0);
    if (!first) return std::unexpected(first.error());
    // No day comes after this text: undated events are beyond it.
    const auto end = first_since(sql, to ? schema::to_iso(*to + std::chrono::days{1}) : "~");
    if (!end) return std::unexpected(end.error());
    return Span{*first, *end};
}

Result<std::vector<Tie>> ties_of(Store& store, std::int64_t end, const std::optional<Span>& within) {
    Connection& sql = store.impl().sql;
    std::vector<Tie> ties;
    // CROSS JOIN keeps SQLite to this order: neighbours, their events by the index, the events.
    auto found =
        within ? sql.query(
                     "SELECT t.b, count(*), sum(d.meeting), min(e.date_start), max(e.date_end) "
                     "FROM ties t CROSS JOIN dyads d ON d.a = t.a AND d.b = t.b AND d.meeting IN (0, 1) "
                     "AND d.event >= ?2 AND d.event < ?3 CROSS JOIN events e ON e.number = d.event "
                     "WHERE t.a = ?1 AND e.status = 'happened' AND e.foreground GROUP BY t.b ORDER BY "
                     "t.b",
                     end, within->first, within->end)
               : sql.query("SELECT b, events, meetings, first, last FROM ties WHERE a = ? ORDER BY b", end);
    auto read = each_row(sql, std::move(found), [&](const Statement& row) -> Result<void> {
        ties.push_back(tie_of(row));
        return {};
    });
    if (!read) return std::unexpected(read.error());
    return ties;
}

Result<EndName> end_name(Store& store, std::int64_t end) {
    Connection& sql = store.impl().sql;
    EndName name;
    auto read = each_row(sql,
                         sql.query("SELECT n.key, a.name, a.kind FROM ends n LEFT JOIN actors a ON a.id = "
                                   "n.key WHERE n.number = ?",
                                   end),
                         [&](const Statement& row) -> Result<void> {
                             name = {text_of(row, 0), text_of(row, 1), text_of(row, 2)};
                             return {};
                         });
    if (!read) return std::unexpected(read.error());
    return name;
}

Result<std::optional<std::int64_t>> last_event_between(Store& store, std::int64_t a, std::int64_t b,
                                                       const std::optional<Span>& within) {
    Connection& sql = store.impl().sql;
    std::optional<std::int64_t> last;
    const Span span = within.value_or(Span{0, beyond});
    auto read = each_row(
        sql,
        sql.query("SELECT max(d.event) FROM dyads d CROSS JOIN events e ON e.number = d.event WHERE d.a = ? "
                  "AND d.b = ? AND d.meeting IN (0, 1) AND d.event >= ? AND d.event < ? "
                  "AND e.status = 'happened' AND e.foreground AND e.date_start IS NOT NULL",
                  a, b, span.first, span.end),
        [&](const Statement& row) -> Result<void> {
            if (!row.is_null(0)) last = row.integer(0);
            return {};
        });
    if (!read) return std::unexpected(read.error());
    return last;
}

}  // namespace entente::store
