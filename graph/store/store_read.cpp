// Rows → documents and records.
#include <fmt/format.h>
#include <utility>

#include "graph/store/record_json.hpp"
#include "graph/store/rows.hpp"
#include "graph/store/store_impl.hpp"

namespace entente::store {

using schema::Error;
using schema::ErrorCode;
using schema::Record;
using schema::Result;

namespace {

StoredDocument document_of(const Statement& row) {
    return {.id = text_of(row, 0),
            .title = {text_of(row, 1), text_of(row, 2)},
            .publisher = {text_of(row, 3), text_of(row, 4)},
            .url = {text_of(row, 5), text_of(row, 6)},
            .date = date_of(row, 7),
            .date_basis = text_of(row, 10),
            .language = text_of(row, 11),
            .text_hash = text_of(row, 12),
            .text = text_of(row, 13),
            .origin = text_of(row, 14),
            .input = text_of(row, 15),
            .signature = text_of(row, 16)};
}

// FTS5's own syntax is kept out: the words are one quoted string.
std::optional<std::string> phrase(const std::optional<std::string>& words) {
    if (!words) return std::nullopt;
    std::string quoted = "\"";
    for (const char c : *words) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

std::optional<std::string> iso(const std::optional<schema::Day>& day) {
    return day ? std::optional(schema::to_iso(*day)) : std::nullopt;
}

std::optional<std::string> text_of(const std::optional<schema::Status>& status) {
    return status ? std::optional(std::string(name(*status))) : std::nullopt;
}

Result<Statement*> select_records(Connection& sql, const RecordFilter& filter) {
    return sql.query(
        "SELECT json FROM records WHERE (?1 IS NULL OR act = ?1) AND (?2 IS NULL OR status = ?2) "
        "AND (?3 IS NULL OR date_end >= ?3) AND (?4 IS NULL OR date_start <= ?4) AND confidence >= ?5 "
        "AND (?6 IS NULL OR number IN (SELECT rowid FROM evidence_index WHERE evidence_index MATCH ?6)) "
        "ORDER BY document, position",
        filter.act, text_of(filter.status), iso(filter.from), iso(filter.to), filter.min_confidence,
        phrase(filter.words));
}

Result<void> each_json(Connection& sql, Result<Statement*> statement,
                       const std::function<Result<void>(Record)>& visit) {
    return each_row(sql, statement, [&](const Statement& row) -> Result<void> {
        auto record = parse_record(row.text(0));
        if (!record) return std::unexpected(at(record.error(), sql.path()));
        return visit(*std::move(record));
    });
}

}  // namespace

Result<Counts> Store::counts() {
    Counts counts;
    auto read =
        each_row(impl_->sql,
                 impl_->sql.query("SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM records), "
                                  "(SELECT count(*) FROM failures)"),
                 [&](const Statement& row) -> Result<void> {
                     counts = {row.integer(0), row.integer(1), row.integer(2)};
                     return {};
                 });
    if (!read) return std::unexpected(read.error());
    return counts;
}

Result<std::map<std::string, std::string>> Store::manifest() {
    std::map<std::string, std::string> entries;
    auto read = each_row(impl_->sql, impl_->sql.query("SELECT key, value FROM manifest"),
                         [&](const Statement& row) -> Result<void> {
                             entries.emplace(row.text(0), row.text(1));
                             return {};
                         });
    if (!read) return std::unexpected(read.error());
    return entries;
}

Result<std::vector<Failure>> Store::failures() {
    return collect<Failure>(
        impl_->sql,
        impl_->sql.query("SELECT input, document, message FROM failures ORDER BY input, document"),
        [&](const Statement& row) { return Failure{text_of(row, 0), text_of(row, 1), text_of(row, 2)}; });
}

Result<std::vector<std::string>> Store::document_ids() {
    return collect<std::string>(impl_->sql, impl_->sql.query("SELECT id FROM documents ORDER BY id"),
                                [&](const Statement& row) { return text_of(row, 0); });
}

Result<std::vector<KnownActor>> Store::actors() {
    std::vector<KnownActor> actors;
    auto read = each_row(
        impl_->sql,
        impl_->sql.query("SELECT DISTINCT id, name, kind, code, country, office FROM participants "
                         "ORDER BY id, name, kind, code, country, office"),
        [&](const Statement& row) -> Result<void> {
            const auto kind = schema::parse_actor_kind(row.text(2));
            actors.push_back({text_of(row, 0), text_of(row, 1), kind.value_or(schema::ActorKind::place),
                              text_of(row, 3), text_of(row, 4), text_of(row, 5)});
            return {};
        });
    if (!read) return std::unexpected(read.error());
    return actors;
}

Result<std::optional<StoredDocument>> Store::document(std::string_view id) {
    return find<StoredDocument>(impl_->sql, impl_->sql.query("SELECT * FROM documents WHERE id = ?", id),
                                [&](const Statement& row) { return document_of(row); });
}

Result<void> Store::each_record(const RecordFilter& filter,
                                const std::function<Result<void>(Record)>& visit) {
    return each_json(impl_->sql, select_records(impl_->sql, filter), visit);
}

Result<std::optional<Record>> Store::record(std::string_view id) {
    std::optional<Record> found;
    auto read = each_json(impl_->sql, impl_->sql.query("SELECT json FROM records WHERE id = ?", id),
                          [&](Record record) -> Result<void> {
                              found = std::move(record);
                              return {};
                          });
    if (!read) return std::unexpected(read.error());
    return found;
}

Result<std::vector<Record>> Store::records_of(std::string_view document) {
    std::vector<Record> records;
    auto read =
        each_json(impl_->sql,
                  impl_->sql.query("SELECT json FROM records WHERE document = ? ORDER BY position", document),
                  [&](Record record) -> Result<void> {
                      records.push_back(std::move(record));
                      return {};
                  });
    if (!read) return std::unexpected(read.error());
    return records;
}

Result<std::vector<Record>> Store::records(const RecordFilter& filter) {
    std::vector<Record> records;
    auto read = each_record(filter, [&](Record record) -> Result<void> {
        records.push_back(std::move(record));
        return {};
    });
    if (!read) return std::unexpected(read.error());
    return records;
}

}  // namespace entente::store
