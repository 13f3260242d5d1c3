// SQLite for the store alone: connections and statements that close themselves, errors as values that say
// what a user can do. Not for other layers; use store.hpp.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <sqlite3.h>
#include <string>
#include <string_view>
#include <unordered_map>

#include "graph/schema/result.hpp"

namespace entente::store {

// Bytes that are no text.
struct Blob {
    std::string_view bytes;
};

class Statement {
  public:
    explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}

    template <class... Args>
    void bind_all(const Args&... args) {
        int index = 0;
        (bind(++index, args), ...);
    }

    // SQLITE_ROW, SQLITE_DONE or an error.
    int step() { return bound_ == SQLITE_OK ? sqlite3_step(statement_.get()) : bound_; }
    void reset();

    // Of the current row; a view lives until the next step.
    std::string_view text(int column) const;
    std::int64_t integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }
    double real(int column) const { return sqlite3_column_double(statement_.get(), column); }
    bool is_null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }

  private:
    void bind(int index, std::string_view value);
    void bind(int index, Blob value);
    void bind(int index, std::int64_t value);
    void bind(int index, int value) { bind(index, std::int64_t{value}); }
    void bind(int index, double value);
    template <class T>
    void bind(int index, const std::optional<T>& value) {
        if (value)
            bind(index, *value);
        else
            keep(sqlite3_bind_null(statement_.get(), index));
    }
    void keep(int code) {
        if (bound_ == SQLITE_OK) bound_ = code;
    }

    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
    int bound_ = SQLITE_OK;  // the first binding that failed
};

class Connection {
  public:
    static schema::Result<Connection> open(const std::string& path, int flags);

    // Runs a statement without rows. `sql` is prepared once a connection, so it must be a literal.
    template <class... Args>
    schema::Result<void> run(const char* sql, const Args&... args) {
        auto statement = query(sql, args...);
        if (!statement) return std::unexpected(statement.error());
        const auto row = next(**statement);
        if (!row) return std::unexpected(row.error());
        return {};
    }

    // A statement ready to be stepped through with next(). It stays valid until the same `sql` is asked
    // again.
    template <class... Args>
    schema::Result<Statement*> query(const char* sql, const Args&... args) {
        auto statement = prepare(sql);
        if (statement) (*statement)->bind_all(args...);
        return statement;
    }

    // True: the statement stands on a row. False: there are no more, and it is reset.
    schema::Result<bool> next(Statement& statement) const;

    // Several statements, for creating tables and the like.
    schema::Result<void> script(const char* sql);
    schema::Result<std::int64_t> integer(const char* sql);
    // Rows that the last statement changed; those that went with them by a foreign key are not counted.
    std::int64_t changes() const { return sqlite3_changes64(handle_.get()); }
    std::int64_t last_rowid() const { return sqlite3_last_insert_rowid(handle_.get()); }

    const std::string& path() const { return path_; }
    schema::Error error(int code) const;

  private:
    struct Close {
        void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
    };
    Connection(std::string path, sqlite3* handle) : path_(std::move(path)), handle_(handle) {}
    schema::Result<Statement*> prepare(const char* sql);

    std::string path_;
    std::unique_ptr<sqlite3, Close> handle_;
    std::unordered_map<std::string_view, Statement> statements_;  // by their SQL; gone before the handle
};

}  // namespace entente::store
