#include "graph/store/sqlite.hpp"

#include <fmt/format.h>
#include <utility>

namespace entente::store {

using schema::Error;
using schema::ErrorCode;
using schema::Result;

namespace {

struct Remedy {
    ErrorCode code;
    std::string_view message;
    std::string_view hint;
};

Remedy remedy(int code) {
    switch (code & 0xFF) {
        case SQLITE_NOTADB:
            return {ErrorCode::invalid, "is not an Entente store", "name a file that `entente build` wrote"};
        case SQLITE_CORRUPT:
            return {ErrorCode::invalid, "is damaged", "delete it and build it again"};
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return {ErrorCode::io, "is in use by another program", "wait until that is done"};
        case SQLITE_FULL:
            return {ErrorCode::io, "cannot grow: the disk is full", "make room and run again"};
        case SQLITE_READONLY:
        case SQLITE_PERM:
            return {ErrorCode::io, "cannot be written", "check the rights of the file and its folder"};
        case SQLITE_CANTOPEN:
            return {ErrorCode::io, "cannot be opened",
                    "check the name, and the rights of the file and its folder"};
        case SQLITE_CONSTRAINT:
            return {ErrorCode::conflict, "has this already, with another content", ""};
        case SQLITE_TOOBIG:
            return {ErrorCode::limit, "cannot hold a value so large", ""};
        default:
            return {ErrorCode::io, "cannot be used", ""};
    }
}

}  // namespace

void Statement::bind(int index, std::string_view value) {
    const char* data = value.data() ? value.data() : "";
    keep(sqlite3_bind_text64(statement_.get(), index, data, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Statement::bind(int index, Blob value) {
    keep(sqlite3_bind_blob64(statement_.get(), index, value.bytes.data(), value.bytes.size(),
                             SQLITE_TRANSIENT));
}

void Statement::bind(int index, std::int64_t value) {
    keep(sqlite3_bind_int64(statement_.get(), index, value));
}

void Statement::bind(int index, double value) {
    keep(sqlite3_bind_double(statement_.get(), index, value));
}

void Statement::reset() {
    sqlite3_reset(statement_.get());
    sqlite3_clear_bindings(statement_.get());
    bound_ = SQLITE_OK;
}

std::string_view Statement::text(int column) const {
    const void* data = sqlite3_column_blob(statement_.get(), column);
    const int size = sqlite3_column_bytes(statement_.get(), column);
    return data ? std::string_view(static_cast<const char*>(data), static_cast<std::size_t>(size))
                : std::string_view();
}

Error Connection::error(int code) const {
    const auto [kind, message, hint] = remedy(code);
    const char* detail = handle_ ? sqlite3_errmsg(handle_.get()) : sqlite3_errstr(code);
    return {kind, fmt::format("{} (SQLite: {})", message, detail), path_, 0, std::string(hint)};
}

Result<Connection> Connection::open(const std::string& path, int flags) {
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    Connection connection(path, handle);
    if (code != SQLITE_OK) return std::unexpected(connection.error(code));
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, 5000);
    return connection;
}

Result<Statement*> Connection::prepare(const char* sql) {
    const auto known = statements_.find(sql);
    if (known != statements_.end()) {
        known->second.reset();
        return &known->second;
    }
    sqlite3_stmt* statement = nullptr;
    const int code =
        sqlite3_prepare_v3(handle_.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) return std::unexpected(error(code));
    return &statements_.try_emplace(sql, statement).first->second;
}

Result<bool> Connection::next(Statement& statement) const {
    const int code = statement.step();
    if (code == SQLITE_ROW) return true;
    const auto failure = code == SQLITE_DONE ? std::optional<Error>() : error(code);
    statement.reset();
    if (failure) return std::unexpected(*failure);
    return false;
}

Result<void> Connection::script(const char* sql) {
    const int code = sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return std::unexpected(error(code));
    return {};
}

Result<std::int64_t> Connection::integer(const char* sql) {
    const auto statement = query(sql);
    if (!statement) return std::unexpected(statement.error());
    const auto row = next(**statement);
    if (!row) return std::unexpected(row.error());
    const std::int64_t value = *row ? (*statement)->integer(0) : 0;
    (*statement)->reset();
    return value;
}

}  // namespace entente::store
