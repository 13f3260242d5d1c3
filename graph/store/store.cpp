// Opening and closing. A file is ours by SQLite's application_id; user_version numbers the tables' form.
#include "graph/store/store.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <utility>

#include "graph/store/store_impl.hpp"
#include "graph/store/tables.hpp"

namespace entente::store {

using schema::Error;
using schema::ErrorCode;
using schema::Result;

namespace {

constexpr std::int64_t application_id = 0x456E7465;  // "Ente"; do not change: in every file

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

Result<void> update_tables(Connection& sql) {
    const auto version = sql.integer("PRAGMA user_version");
    if (!version) return std::unexpected(version.error());
    return *version < tables_version ? migrate_tables(sql, *version) : Result<void>();
}

Result<void> prepare_for_writing(Connection& sql) {
    const auto ours = check_file(sql);
    if (!ours) return std::unexpected(ours.error());
    if (auto made = *ours ? update_tables(sql) : create_tables(sql); !made) return made;
    return sql.script("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;");
}

Result<void> check_is_store(Connection& sql) {
    const auto ours = check_file(sql);
    if (!ours) return std::unexpected(ours.error());
    const auto version = sql.integer("PRAGMA user_version");
    if (!version) return std::unexpected(version.error());
    if (*ours && *version < tables_version)
        return std::unexpected(
            Error{ErrorCode::unsupported,
                  fmt::format("was written by an older version of the program (tables {}, now {})", *version,
                              tables_version),
                  sql.path(), 0, "`entente build -o` on it brings it up to date"});
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
    // KiB of pages kept: queries come back to the same ones.
    if (auto set = sql->script("PRAGMA cache_size = -32768"); !set) return std::unexpected(set.error());
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
