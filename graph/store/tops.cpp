#include "graph/store/tops.hpp"

#include <limits>

#include "graph/store/rows.hpp"
#include "graph/store/store_impl.hpp"

namespace entente::store {

using schema::Result;

namespace {

constexpr Span everything{0, std::numeric_limits<std::int64_t>::max()};

std::int64_t rows_of(std::size_t limit) {
    return limit == 0 ? -1 : static_cast<std::int64_t>(limit);
}

#define ENTENTE_COUNTS "e.status = 'happened' AND e.foreground"

Result<std::vector<Counted>> counted(Connection& sql, Result<Statement*> statement) {
    return collect<Counted>(sql, std::move(statement), [&](const Statement& row) {
        return Counted{text_of(row, 0), text_of(row, 1), row.integer(2), text_of(row, 3), text_of(row, 4)};
    });
}

// Ends of one sort; ?1 says which.
#define ENTENTE_SORT                                                                                   \
    "CASE ?1 WHEN 1 THEN x.key LIKE '=%' AND y.key LIKE '=%' ELSE EXISTS (SELECT 1 FROM actors p "     \
    "WHERE p.id = x.key AND p.kind = 'person') AND EXISTS (SELECT 1 FROM actors q WHERE q.id = y.key " \
    "AND q.kind = 'person') END"

// The + keeps SQLite from looking for q among all who act for the code, and for e by its bounds.
#define ENTENTE_TRAVEL(who)                                                                              \
    "SELECT p.id, max(p.name), q.id, max(q.name), count(DISTINCT e.number) n, min(e.date_start), "       \
    "max(e.date_end), group_concat(DISTINCT e.place_country) FROM event_participants p "                 \
    "CROSS JOIN event_participants q ON q.event = p.event AND q.role = 'visitor' AND q.kind = 'person' " \
    "AND +q.code = p.code AND +q.id <> p.id CROSS JOIN events e ON e.number = p.event "                  \
    "WHERE " who                                                                                         \
    " AND p.role = 'visitor' AND p.kind = 'person' AND +e.number >= ? AND +e.number < ? "                \
    "AND " ENTENTE_COUNTS " GROUP BY p.id, q.id ORDER BY n DESC, p.id, q.id"

}  // namespace

Result<std::vector<PairTie>> top_pairs(Store& store, Among among, const std::optional<Span>& within,
                                       std::size_t offset, std::size_t limit) {
    Connection& sql = store.impl().sql;
    const int states = among == Among::states ? 1 : 0;
    const auto first = static_cast<std::int64_t>(offset);
    auto found =
        within
            ? sql.query(
                  "SELECT t.a, t.b, t.events, t.meetings, t.first, t.last FROM (SELECT d.a, d.b, "
                  "count(*) AS events, sum(d.meeting) AS meetings, min(e.date_start) AS first, "
                  "max(e.date_end) AS last FROM dyads d JOIN events e ON e.number = d.event WHERE d.a < d.b "
                  "AND d.event >= ?2 AND d.event < ?3 AND " ENTENTE_COUNTS
                  " GROUP BY d.a, d.b) t "
                  "JOIN ends x ON x.number = t.a JOIN ends y ON y.number = t.b WHERE " ENTENTE_SORT
                  " ORDER BY t.meetings DESC, t.events DESC, min(x.key, y.key), max(x.key, y.key) "
                  "LIMIT ?4 OFFSET ?5",
                  states, within->first, within->end, rows_of(limit), first)
            : sql.query(
                  "SELECT t.a, t.b, t.events, t.meetings, t.first, t.last FROM ties t "
                  "JOIN ends x ON x.number = t.a JOIN ends y ON y.number = t.b WHERE t.a < t.b "
                  "AND " ENTENTE_SORT
                  " ORDER BY t.meetings DESC, t.events DESC, min(x.key, y.key), max(x.key, y.key) "
                  "LIMIT ?2 OFFSET ?3",
                  states, rows_of(limit), first);
    std::vector<PairTie> pairs;
    std::vector<std::pair<std::int64_t, std::int64_t>> ends;
    auto read = each_row(sql, std::move(found), [&](const Statement& row) -> Result<void> {
        ends.emplace_back(row.integer(0), row.integer(1));
        pairs.push_back(
            {{}, {}, {row.integer(1), row.integer(2), row.integer(3), text_of(row, 4), text_of(row, 5)}});
        return {};
    });
    if (!read) return std::unexpected(read.error());
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const auto a = end_name(store, ends[i].first), b = end_name(store, ends[i].second);
        if (!a) return std::unexpected(a.error());
        if (!b) return std::unexpected(b.error());
        const bool in_order = a->key < b->key;
        pairs[i].a = in_order ? *a : *b;
        pairs[i].b = in_order ? *b : *a;
    }
    return pairs;
}

Result<std::vector<Counted>> top_hosts(Store& store, Among among, const std::optional<Span>& within,
                                       std::size_t offset, std::size_t limit) {
    Connection& sql = store.impl().sql;
    const Span span = within.value_or(everything);
    const auto first = static_cast<std::int64_t>(offset);
    auto found = among == Among::states
                     ? sql.query(
                           "SELECT p.code, p.code, count(DISTINCT e.number) n, min(e.date_start), "
                           "max(e.date_end) FROM event_participants p JOIN events e ON e.number = p.event "
                           "WHERE p.role = 'host' AND p.code IS NOT NULL AND e.act = 'CONSULT' "
                           "AND e.number >= ? AND e.number < ? AND " ENTENTE_COUNTS
                           " GROUP BY p.code ORDER BY n DESC, p.code LIMIT ? OFFSET ?",
                           span.first, span.end, rows_of(limit), first)
                     : sql.query(
                           "SELECT p.id, max(p.name), count(DISTINCT e.number) n, min(e.date_start), "
                           "max(e.date_end) FROM event_participants p JOIN events e ON e.number = p.event "
                           "WHERE p.role = 'host' AND p.kind = 'person' AND e.act = 'CONSULT' "
                           "AND e.number >= ? AND e.number < ? AND " ENTENTE_COUNTS
                           " GROUP BY p.id ORDER BY n DESC, p.id LIMIT ? OFFSET ?",
                           span.first, span.end, rows_of(limit), first);
    return counted(sql, std::move(found));
}

Result<std::vector<Counted>> top_topics(Store& store, const std::optional<Span>& within, std::size_t offset,
                                        std::size_t limit) {
    Connection& sql = store.impl().sql;
    const Span span = within.value_or(everything);
    return counted(
        sql, sql.query("SELECT '', min(e.topic), count(*) n, min(e.date_start), max(e.date_end) "
                       "FROM events e WHERE e.act = 'CONSULT' AND e.topic IS NOT NULL AND e.number >= ? "
                       "AND e.number < ? AND " ENTENTE_COUNTS
                       " GROUP BY lower(e.topic) ORDER BY n DESC, lower(e.topic) LIMIT ? OFFSET ?",
                       span.first, span.end, rows_of(limit), static_cast<std::int64_t>(offset)));
}

Result<void> each_tie(Store& store, Among among, const std::optional<Span>& within,
                      const std::function<void(std::int64_t, std::int64_t)>& visit) {
    Connection& sql = store.impl().sql;
    const int states = among == Among::states ? 1 : 0;
    const auto hear = [&](const Statement& row) -> Result<void> {
        visit(row.integer(0), row.integer(1));
        return {};
    };
    if (!within)
        return each_row(sql,
                        sql.query("SELECT t.a, t.b FROM ties t JOIN ends x ON x.number = t.a "
                                  "JOIN ends y ON y.number = t.b WHERE " ENTENTE_SORT " ORDER BY t.a, t.b",
                                  states),
                        hear);
    return each_row(
        sql,
        sql.query("SELECT t.a, t.b FROM (SELECT DISTINCT d.a, d.b FROM dyads d JOIN events e ON "
                  "e.number = d.event WHERE d.event >= ?2 AND d.event < ?3 AND " ENTENTE_COUNTS ") t "
                  "JOIN ends x ON x.number = t.a JOIN ends y ON y.number = t.b WHERE " ENTENTE_SORT
                  " ORDER BY t.a, t.b",
                  states, within->first, within->end),
        hear);
}

Result<std::vector<Travel>> co_travel(Store& store, const std::string& key,
                                      const std::optional<Span>& within) {
    Connection& sql = store.impl().sql;
    const Span span = within.value_or(everything);
    const std::string_view who = key;
    // Of a code each pair once; of a person all who went with him.
    auto found = who.starts_with('=') ? sql.query(ENTENTE_TRAVEL("p.code = ? AND p.id < q.id"), who.substr(1),
                                                  span.first, span.end)
                                      : sql.query(ENTENTE_TRAVEL("p.id = ?"), who, span.first, span.end);
    std::vector<Travel> all;
    auto read = each_row(sql, std::move(found), [&](const Statement& row) -> Result<void> {
        Travel travel;
        travel.one.id = text_of(row, 0);
        travel.one.name = text_of(row, 1);
        travel.other.id = text_of(row, 2);
        travel.other.name = text_of(row, 3);
        travel.visits = row.integer(4);
        travel.first = text_of(row, 5);
        travel.last = text_of(row, 6);
        travel.countries = text_of(row, 7);
        all.push_back(std::move(travel));
        return {};
    });
    if (!read) return std::unexpected(read.error());
    return all;
}

}  // namespace entente::store
