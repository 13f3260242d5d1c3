#include "graph/store/search.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "graph/store/rows.hpp"
#include "graph/store/store_impl.hpp"

namespace entente::store {

using schema::Result;

namespace {

// FTS5's own syntax is kept out: each phrase is a quoted string, and all must be there.
std::string match_of(std::span<const std::string> phrases) {
    std::string match;
    for (const auto& phrase : phrases) {
        match += match.empty() ? "\"" : " \"";
        for (const char c : phrase) match += c == '"' ? std::string("\"\"") : std::string(1, c);
        match += '"';
    }
    return match;
}

std::optional<std::string> iso(const std::optional<schema::Day>& day) {
    return day ? std::optional(schema::to_iso(*day)) : std::nullopt;
}

}  // namespace

Result<std::vector<Hit>> search(Store& store, const TextQuery& query) {
    Connection& sql = store.impl().sql;
    const EventFilter& filter = query.filter;
    const auto status = filter.status ? Text(name(*filter.status)) : Text();
    std::unordered_map<std::int64_t, double> best;
    auto read = each_row(
        sql,
        sql.query(
            "SELECT x.event, i.rank FROM evidence_index i CROSS JOIN event_records x ON x.record = i.rowid "
            "CROSS JOIN events e ON e.number = x.event WHERE evidence_index MATCH ?1 "
            "AND (?2 IS NULL OR e.act = ?2) AND (?3 IS NULL OR e.status = ?3) "
            "AND (?4 IS NULL OR e.date_end >= ?4) AND (?5 IS NULL OR e.date_start <= ?5) "
            "AND e.confidence >= ?6 AND (e.foreground OR ?7)",
            match_of(query.phrases), filter.act, status, iso(filter.from), iso(filter.to),
            filter.min_confidence, filter.background ? 1 : 0),
        [&](const Statement& row) -> Result<void> {
            const auto [known, fresh] = best.try_emplace(row.integer(0), row.real(1));
            if (!fresh) known->second = std::min(known->second, row.real(1));
            return {};
        });
    if (!read) return std::unexpected(read.error());
    std::vector<Hit> hits;
    for (const auto& [event, rank] : best) hits.push_back({event, rank});
    std::ranges::sort(hits, {}, [](const Hit& hit) { return std::tuple(hit.rank, hit.event); });
    return hits;
}

Result<std::vector<Facet>> facets(Store& store, std::span<const Hit> hits) {
    Connection& sql = store.impl().sql;
    std::map<std::string, std::int64_t> types, years, countries;
    for (const auto& hit : hits) {
        auto read = each_row(sql,
                             sql.query("SELECT coalesce(type, act), substr(date_start, 1, 4) FROM events "
                                       "WHERE number = ?",
                                       hit.event),
                             [&](const Statement& row) -> Result<void> {
                                 ++types[text_of(row, 0)];
                                 if (!row.is_null(1)) ++years[text_of(row, 1)];
                                 return {};
                             });
        if (!read) return std::unexpected(read.error());
        read =
            each_row(sql,
                     sql.query("SELECT DISTINCT code FROM event_participants WHERE event = ? AND code IS NOT "
                               "NULL",
                               hit.event),
                     [&](const Statement& row) -> Result<void> {
                         ++countries[text_of(row, 0)];
                         return {};
                     });
        if (!read) return std::unexpected(read.error());
    }
    std::vector<Facet> all;
    for (const auto& [of, counts] :
         {std::pair("type", &types), std::pair("year", &years), std::pair("country", &countries)}) {
        const auto first = static_cast<std::ptrdiff_t>(all.size());
        for (const auto& [value, events] : *counts) all.push_back({of, value, events});
        std::stable_sort(all.begin() + first, all.end(),
                         [](const Facet& a, const Facet& b) { return a.events > b.events; });
    }
    return all;
}

}  // namespace entente::store
