#include "graph/store/reading.hpp"

#include "graph/store/rows.hpp"
#include "graph/store/store_impl.hpp"

namespace entente::store {

using schema::Result;

Result<DaysRead> days_read(Store& store) {
    Connection& sql = store.impl().sql;
    DaysRead days;
    auto read = each_row(sql,
                         sql.query("SELECT (SELECT min(date_start) FROM documents), "
                                   "(SELECT max(date_start) FROM documents)"),
                         [&](const Statement& row) -> Result<void> {
                             days = {text_of(row, 0), text_of(row, 1)};
                             return {};
                         });
    if (!read) return std::unexpected(read.error());
    return days;
}

Result<std::vector<std::pair<schema::Day, std::int64_t>>> documents_by_day(Store& store) {
    Connection& sql = store.impl().sql;
    std::vector<std::pair<schema::Day, std::int64_t>> days;
    auto read = each_row(sql,
                         sql.query("SELECT date_start, count(*) FROM documents WHERE date_start IS NOT NULL "
                                   "AND id NOT IN (SELECT document FROM copies) GROUP BY date_start"),
                         [&](const Statement& row) -> Result<void> {
                             const auto day = schema::parse_date(row.text(0));
                             if (day) days.emplace_back(day->start, row.integer(1));
                             return {};
                         });
    if (!read) return std::unexpected(read.error());
    return days;
}

}  // namespace entente::store
