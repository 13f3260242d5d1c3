#include "graph/store/lookup.hpp"

#include "graph/store/rows.hpp"
#include "graph/store/store_impl.hpp"

namespace entente::store {

using schema::Result;

Result<std::optional<std::int64_t>> event_number(Store& store, std::string_view id) {
    Connection& sql = store.impl().sql;
    return find<std::int64_t>(
        sql,
        sql.query("SELECT x.event FROM records r JOIN event_records x ON x.record = r.number "
                  "WHERE r.id = ?",
                  id),
        [&](const Statement& row) { return row.integer(0); });
}

Result<std::vector<Account>> history(Store& store, std::int64_t event) {
    Connection& sql = store.impl().sql;
    return collect<Account>(
        sql,
        sql.query("SELECT r.id, d.date_start, r.status, r.date_start, x.alike, x.score, x.reason "
                  "FROM event_records x JOIN records r ON r.number = x.record JOIN documents d ON d.id = "
                  "r.document WHERE x.event = ? ORDER BY d.date_start IS NULL, d.date_start, r.id",
                  event),
        [&](const Statement& row) {
            return Account{text_of(row, 0), text_of(row, 1), text_of(row, 2), text_of(row, 3),
                           text_of(row, 4), row.real(5),     text_of(row, 6)};
        });
}

Result<std::vector<TellsOf>> told_in(Store& store, std::string_view document) {
    Connection& sql = store.impl().sql;
    return collect<TellsOf>(
        sql,
        sql.query(
            "SELECT r.id, e.id, coalesce(r.type, r.act), r.status, r.date_start, r.evidence FROM records r "
            "LEFT JOIN event_records x ON x.record = r.number LEFT JOIN events e ON e.number = x.event "
            "WHERE r.document = ? ORDER BY r.position",
            document),
        [&](const Statement& row) {
            return TellsOf{text_of(row, 0), text_of(row, 1), text_of(row, 2),
                           text_of(row, 3), text_of(row, 4), text_of(row, 5)};
        });
}

Result<std::vector<StoredRecord>> records_in(Store& store, std::string_view document) {
    Connection& sql = store.impl().sql;
    return collect<StoredRecord>(
        sql,
        sql.query("SELECT r.id, e.id, r.json FROM records r LEFT JOIN event_records x ON x.record "
                  "= r.number LEFT JOIN events e ON e.number = x.event WHERE r.document = ? "
                  "ORDER BY r.position",
                  document),
        [&](const Statement& row) {
            return StoredRecord{text_of(row, 0), text_of(row, 1), text_of(row, 2)};
        });
}

Result<std::optional<DocumentCard>> document_card(Store& store, std::string_view document) {
    Connection& sql = store.impl().sql;
    return find<DocumentCard>(
        sql,
        sql.query("SELECT title, publisher, url, language, date_start, date_end, date_precision "
                  "FROM documents WHERE id = ?",
                  document),
        [&](const Statement& row) {
            return DocumentCard{text_of(row, 0), text_of(row, 1), text_of(row, 2), text_of(row, 3),
                                date_of(row, 4)};
        });
}

Result<std::vector<Published>> published(Store& store) {
    Connection& sql = store.impl().sql;
    return collect<Published>(
        sql,
        sql.query("SELECT date_start, date_end, date_precision, count(*) FROM documents "
                  "WHERE date_start IS NOT NULL GROUP BY 1, 2, 3 ORDER BY 1, 2"),
        [&](const Statement& row) {
            return Published{date_of(row, 0).value_or(schema::DateRange{}), row.integer(3)};
        });
}

Result<Copies> copies_of(Store& store, std::string_view document) {
    Connection& sql = store.impl().sql;
    Copies copies;
    auto read = each_row(sql,
                         sql.query("SELECT document, first FROM copies WHERE document = ?1 OR first = ?1 "
                                   "ORDER BY document",
                                   document),
                         [&](const Statement& row) -> Result<void> {
                             if (row.text(0) == document)
                                 copies.first = text_of(row, 1);
                             else
                                 copies.copies.push_back(text_of(row, 0));
                             return {};
                         });
    if (!read) return std::unexpected(read.error());
    return copies;
}

}  // namespace entente::store
