// Documents and records → rows.
#include <fmt/format.h>

#include "graph/store/record_json.hpp"
#include "graph/store/rows.hpp"
#include "graph/store/store_impl.hpp"

namespace entente::store {

using schema::DateRange;
using schema::Error;
using schema::ErrorCode;
using schema::Party;
using schema::Record;
using schema::Result;

namespace {

std::optional<DateRange> date_of(const Record& record) {
    return record.date ? std::optional(record.date->range) : std::nullopt;
}

Result<void> put_document(Connection& sql, const StoredDocument& d) {
    const DateColumns date = columns_of(d.date);
    return sql.run(
        "INSERT INTO documents VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17) "
        "ON CONFLICT (id) DO UPDATE SET title=?2, title_basis=?3, publisher=?4, publisher_basis=?5, url=?6, "
        "url_basis=?7, date_start=?8, date_end=?9, date_precision=?10, date_basis=?11, language=?12, "
        "text_hash=?13, "
        "text=?14, origin=?15, input=?16, signature=?17",
        d.id, known(d.title.value), known(d.title.basis), known(d.publisher.value), known(d.publisher.basis),
        known(d.url.value), known(d.url.basis), date.start, date.end, date.precision, known(d.date_basis),
        known(d.language), d.text_hash, d.text, known(d.origin), known(d.input),
        d.signature.empty() ? std::optional<Blob>() : Blob{d.signature});
}

Result<void> put_party(Connection& sql, std::int64_t record, std::string_view list, std::int64_t position,
                       const Party& p) {
    return sql.run("INSERT INTO participants VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", record, list, position,
                   p.id, known(p.name), name(p.kind), known(p.code), known(p.country), known(p.sector),
                   known(p.office), known(p.level), known(p.role), p.side);
}

Result<void> put_parties(Connection& sql, std::int64_t record, std::string_view list,
                         const std::vector<Party>& parties) {
    for (std::size_t i = 0; i < parties.size(); ++i)
        if (auto put = put_party(sql, record, list, static_cast<std::int64_t>(i), parties[i]); !put)
            return put;
    return {};
}

Result<void> put_record(Connection& sql, const Record& r, std::int64_t position) {
    const DateColumns date = columns_of(date_of(r));
    const Text place = r.place ? known(r.place->name) : Text();
    auto put = sql.run(
        "INSERT INTO records (id, document, position, act, mode, status, type, cameo, goldstein, quad, "
        "date_start, "
        "date_end, date_precision, scope, foreground, place, confidence, evidence, json) "
        "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        r.id, r.document, position, r.act, known(r.mode), name(r.status), known(r.type), known(r.cameo),
        r.goldstein, r.quad, date.start, date.end, date.precision, name(r.scope), r.foreground ? 1 : 0, place,
        r.confidence, r.evidence.text, to_json(r));
    if (!put) return put;
    const std::int64_t number = sql.last_rowid();
    if (put = put_parties(sql, number, "actor", r.actor); !put) return put;
    return put_parties(sql, number, "recipient", r.recipient);
}

Result<void> check_belongs(const Record& record, const StoredDocument& document) {
    if (record.document == document.id) return {};
    return std::unexpected(Error{ErrorCode::invalid,
                                 fmt::format("record {} belongs to document \"{}\", not to \"{}\"", record.id,
                                             record.document, document.id),
                                 {},
                                 0,
                                 {}});
}

Result<void> put_all(Connection& sql, const StoredDocument& document, std::span<const Record> records) {
    if (auto put = put_document(sql, document); !put) return put;
    if (auto cleared = sql.run("DELETE FROM records WHERE document = ?", document.id); !cleared)
        return cleared;
    for (std::size_t i = 0; i < records.size(); ++i) {
        if (auto good = check_belongs(records[i], document); !good) return good;
        auto put = put_record(sql, records[i], static_cast<std::int64_t>(i));
        if (!put && put.error().code == ErrorCode::conflict)
            put.error().message = fmt::format("has record {} already, in another document", records[i].id);
        if (!put) return put;
    }
    return sql.run("DELETE FROM failures WHERE input = ?", document.input);
}

}  // namespace

Result<void> Store::put(const StoredDocument& document, std::span<const Record> records) {
    Connection& sql = impl_->sql;
    if (auto marked = sql.run("SAVEPOINT document"); !marked) return marked;
    if (auto put = put_all(sql, document, records); !put) {
        // On a full disk SQLite has undone the whole batch already: what it says then would hide why.
        (void)sql.run("ROLLBACK TO document");
        (void)sql.run("RELEASE document");
        return put;
    }
    return sql.run("RELEASE document");
}

Result<void> Store::put_failure(const Failure& failure) {
    return impl_->sql.run(
        "INSERT INTO failures VALUES (?1, ?2, ?3) ON CONFLICT (input, document) DO UPDATE SET message = ?3",
        failure.input, failure.document, failure.message);
}

Result<void> Store::set_manifest(std::string_view key, std::string_view value) {
    return impl_->sql.run("INSERT INTO manifest VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
                          key, value);
}

Result<bool> Store::contains(std::string_view id, std::string_view text_hash) {
    Connection& sql = impl_->sql;
    const auto found = sql.query("SELECT 1 FROM documents WHERE id = ? AND text_hash = ?", id, text_hash);
    if (!found) return std::unexpected(found.error());
    const auto row = sql.next(**found);
    if (row) (*found)->reset();
    return row;
}

}  // namespace entente::store
