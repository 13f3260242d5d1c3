// Opening and closing. A file is ours by SQLite's application_id; user_version numbers the tables' form.
#include "graph/store/store.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <utility>

#include "graph/store/store_impl.hpp"

namespace entente::store {

using schema::Error;
using schema::ErrorCode;
using schema::Result;

namespace {

constexpr std::int64_t application_id = 0x456E7465;  // "Ente"; do not change: in every file
constexpr std::int64_t tables_version = 1;

// `number` is the rowid that the full-text index refers to; it means nothing outside of the file.
constexpr const char* tables = R"(
PRAGMA journal_mode = DELETE;
BEGIN IMMEDIATE;
CREATE TABLE documents (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT, title_basis TEXT, publisher TEXT, publisher_basis TEXT, url TEXT, url_basis TEXT,
    date_start TEXT, date_end TEXT, date_precision TEXT, date_basis TEXT, language TEXT,
    text_hash TEXT NOT NULL, text TEXT NOT NULL, origin TEXT, input TEXT
) WITHOUT ROWID;
CREATE TABLE records (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    act TEXT NOT NULL, mode TEXT, status TEXT NOT NULL, type TEXT, cameo TEXT, goldstein REAL, quad INTEGER,
    date_start TEXT, date_end TEXT, date_precision TEXT, scope TEXT NOT NULL, foreground INTEGER NOT NULL,
    place TEXT, confidence REAL NOT NULL, evidence TEXT NOT NULL, json TEXT NOT NULL
);
CREATE INDEX records_by_document ON records (document, position);
CREATE INDEX records_by_act ON records (act, status, date_start);
CREATE TABLE participants (
    record INTEGER NOT NULL REFERENCES records(number) ON DELETE CASCADE,
    list TEXT NOT NULL, position INTEGER NOT NULL,
    id TEXT NOT NULL, name TEXT, kind TEXT NOT NULL, code TEXT, country TEXT, sector TEXT, office TEXT, level TEXT,
    role TEXT, side INTEGER,
    PRIMARY KEY (record, list, position)
) WITHOUT ROWID;
CREATE INDEX participants_by_id ON participants (id);
CREATE INDEX participants_by_code ON participants (code);
CREATE TABLE failures (
    input TEXT NOT NULL, document TEXT NOT NULL, message TEXT NOT NULL,
    PRIMARY KEY (input, document)
) WITHOUT ROWID;
CREATE TABLE manifest (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE evidence_index USING fts5 (
    evidence, content = 'records', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER records_added AFTER INSERT ON records BEGIN
    INSERT INTO evidence_index (rowid, evidence) VALUES (new.number, new.evidence);
END;
CREATE TRIGGER records_removed AFTER DELETE ON records BEGIN
    INSERT INTO evidence_index (evidence_index, rowid, evidence) VALUES ('delete', old.number, old.evidence);
END;
PRAGMA application_id = 1164866661;
PRAGMA user_version = 1;
COMMIT;
)";

Error foreign(const std::string& path) {
    return {ErrorCode::invalid, "is an SQLite file of another program", path, 0,
            "name a file that `entente build` wrote, or a new one"};
}

// True: it is ours. False: it is an empty database.
Result<bool> check_file(Connection& sql) {
    const auto id = sql.integer("PRAGMA application_id");
    if (!id) return std::unexpected(id.error());
    const auto version = sql.integer("PRAGMA user_version");
    if (!version) return std::unexpected(version.error());
    const auto objects = sql.integer("SELECT count(*) FROM sqlite_master");
    if (!objects) return std::unexpected(objects.error());
    if (*id == 0 && *objects == 0) return false;
    if (*id != application_id) return std::unexpected(foreign(sql.path()));
    if (*version > tables_version)
        return std::unexpected(
            Error{ErrorCode::unsupported,
                  fmt::format("was written by a newer version of the program (tables {}, known {})", *version,
                              tables_version),
                  sql.path(), 0, "update the program"});
    return true;
}

Result<Connection> connect(const std::string& path, int flags) {
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored))
        return std::unexpected(Error{ErrorCode::io, "is a folder", path, 0, "name a file in it"});
    return Connection::open(path, flags);
}

Result<void> prepare_for_writing(Connection& sql) {
    const auto ours = check_file(sql);
    if (!ours) return std::unexpected(ours.error());
    if (!*ours)
        if (auto made = sql.script(tables); !made) return made;
    return sql.script("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;");
}

Result<void> check_is_store(Connection& sql) {
    const auto ours = check_file(sql);
    if (!ours) return std::unexpected(ours.error());
    if (*ours) return {};
    return std::unexpected(
        Error{ErrorCode::invalid, "is empty", sql.path(), 0, "name a file that `entente build` wrote"});
}

}  // namespace

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::open(const std::string& path) {
    auto lock = WriteLock::take(path);
    if (!lock) return std::unexpected(lock.error());
    auto sql = connect(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    if (!sql) return std::unexpected(sql.error());
    if (auto ready = prepare_for_writing(*sql); !ready) return std::unexpected(ready.error());
    return Store(std::make_unique<Impl>(*std::move(lock), *std::move(sql)));
}

Result<Store> Store::open_read_only(const std::string& path) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        return std::unexpected(Error{ErrorCode::not_found, "there is no such file", path, 0,
                                     "`entente build INPUT -o FILE` makes one"});
    auto sql = connect(path, SQLITE_OPEN_READONLY);
    if (!sql) return std::unexpected(sql.error());
    if (auto good = check_is_store(*sql); !good) return std::unexpected(good.error());
    return Store(std::make_unique<Impl>(WriteLock(), *std::move(sql)));
}

Result<void> Store::begin() {
    return impl_->sql.run("BEGIN IMMEDIATE");
}
Result<void> Store::commit() {
    return impl_->sql.run("COMMIT");
}

Result<void> Store::close() {
    auto closed = impl_->sql.script("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE;");
    // Where another program still reads, the last to leave tidies up.
    if (!closed && closed.error().code == ErrorCode::io) return {};
    return closed;
}

}  // namespace entente::store
