#include "graph/store/run.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "graph/store/rows.hpp"
#include "graph/store/store_impl.hpp"

namespace entente::store {

using schema::Error;
using schema::ErrorCode;
using schema::Result;

namespace {

constexpr const char* tables = R"(
DROP TABLE IF EXISTS temp.run_documents;
DROP TABLE IF EXISTS temp.run_files;
DROP TABLE IF EXISTS temp.run_gone;
DROP TABLE IF EXISTS temp.run_lost;
CREATE TEMP TABLE run_documents (id TEXT PRIMARY KEY NOT NULL, text_hash TEXT NOT NULL) WITHOUT ROWID;
CREATE TEMP TABLE run_files (file TEXT PRIMARY KEY NOT NULL) WITHOUT ROWID;
CREATE TEMP TABLE run_gone (id TEXT PRIMARY KEY NOT NULL) WITHOUT ROWID;
CREATE TEMP TABLE run_lost (input TEXT PRIMARY KEY NOT NULL) WITHOUT ROWID;
)";

// The first column of the one row, "" where there is none.
Result<std::string> one_text(Connection& sql, Result<Statement*> statement) {
    if (!statement) return std::unexpected(statement.error());
    const auto row = sql.next(**statement);
    if (!row) return std::unexpected(row.error());
    if (!*row) return std::string();
    std::string text((*statement)->text(0));
    (*statement)->reset();
    return text;
}

Error two_texts(std::string_view id, std::string_view before) {
    return {ErrorCode::conflict,
            fmt::format("document \"{}\" came before in this run, with another text{}", id,
                        before.empty() ? "" : fmt::format(" (from {})", before)),
            {},
            0,
            "give the two texts ids of their own"};
}

}  // namespace

std::string_view file_of(std::string_view place) {
    const auto line = place.find_last_not_of("0123456789");
    const bool has_line =
        line != std::string_view::npos && line > 0 && line + 1 < place.size() && place[line] == ':';
    return has_line ? place.substr(0, line) : place;
}

Result<Run> Run::begin(Store& store) {
    if (auto made = store.impl_->sql.script(tables); !made) return std::unexpected(made.error());
    return Run(*store.impl_);
}

Result<bool> Run::claim(std::string_view id, std::string_view text_hash) {
    Connection& sql = store_->sql;
    const auto before = one_text(sql, sql.query("SELECT text_hash FROM temp.run_documents WHERE id = ?", id));
    if (!before) return std::unexpected(before.error());
    if (before->empty()) {
        if (auto put = sql.run("INSERT INTO temp.run_documents VALUES (?, ?)", id, text_hash); !put)
            return std::unexpected(put.error());
        return true;
    }
    if (*before == text_hash) return false;
    const auto input = one_text(sql, sql.query("SELECT input FROM documents WHERE id = ?", id));
    return std::unexpected(input ? two_texts(id, *input) : input.error());
}

Result<void> Run::set_input(std::string_view id, std::string_view input) {
    return store_->sql.run("UPDATE documents SET input = ?2 WHERE id = ?1 AND input IS NOT ?2", id, input);
}

Result<bool> Run::drop(std::string_view id) {
    Connection& sql = store_->sql;
    const char* unclaimed =
        "DELETE FROM documents WHERE id = ?1 AND id NOT IN (SELECT id FROM temp.run_documents)";
    if (auto removed = sql.run(unclaimed, id); !removed) return std::unexpected(removed.error());
    return sql.changes() > 0;
}

// The places of a file are the file itself, and the file with ":" and a line; ';' is the byte behind ':'.
Result<void> Run::begin_file(std::string_view file) {
    const auto forgotten = store_->sql.run(
        "DELETE FROM failures WHERE input = ?1 OR (input > ?1 || ':' AND input < ?1 || ';' AND "
        "substr(input, length(?1) + 2) NOT GLOB '*[^0-9]*')",
        file);
    return forgotten ? store_->sql.run("DELETE FROM inputs WHERE path = ?", file) : forgotten;
}

Result<void> Run::put_input(const InputFile& file) {
    return store_->sql.run("INSERT OR REPLACE INTO inputs VALUES (?, ?, ?, ?)", file.path, file.sha256,
                           static_cast<std::int64_t>(file.bytes), static_cast<std::int64_t>(file.documents));
}

Result<std::vector<InputFile>> Run::inputs() {
    std::vector<InputFile> files;
    const auto query = store_->sql.query("SELECT path, sha256, bytes, documents FROM inputs ORDER BY path");
    auto read = each_row(store_->sql, query, [&](const Statement& row) -> Result<void> {
        files.push_back({std::string(row.text(0)), std::string(row.text(1)),
                         static_cast<std::uint64_t>(row.integer(2)),
                         static_cast<std::uint64_t>(row.integer(3))});
        return {};
    });
    if (!read) return std::unexpected(read.error());
    return files;
}

Result<void> Run::end_file(std::string_view file) {
    return store_->sql.run("INSERT OR IGNORE INTO temp.run_files VALUES (?)", file);
}

Result<bool> Run::is_gone_file(const std::string& file,
                               const std::function<bool(const std::string&)>& is_lost) {
    Connection& sql = store_->sql;
    const auto read = one_text(sql, sql.query("SELECT file FROM temp.run_files WHERE file = ?", file));
    if (!read) return std::unexpected(read.error());
    return !read->empty() || is_lost(file);
}

Result<void> Run::find_gone(const std::function<bool(const std::string& file)>& is_lost,
                            const std::function<void(std::string_view id, std::string_view input)>& visit) {
    Connection& sql = store_->sql;
    const auto documents = sql.query(
        "SELECT id, input FROM documents WHERE id NOT IN (SELECT id FROM temp.run_documents) ORDER BY id");
    auto found = each_row(sql, documents, [&](const Statement& row) -> Result<void> {
        const auto gone = is_gone_file(std::string(file_of(row.text(1))), is_lost);
        if (!gone) return std::unexpected(gone.error());
        if (!*gone) return {};
        visit(row.text(0), row.text(1));
        return sql.run("INSERT OR IGNORE INTO temp.run_gone VALUES (?)", row.text(0));
    });
    if (!found) return found;
    return each_row(sql, sql.query("SELECT input FROM failures UNION SELECT path FROM inputs"),
                    [&](const Statement& row) -> Result<void> {
                        if (!is_lost(std::string(file_of(row.text(0))))) return {};
                        return sql.run("INSERT OR IGNORE INTO temp.run_lost VALUES (?)", row.text(0));
                    });
}

Result<std::int64_t> Run::remove_gone() {
    Connection& sql = store_->sql;
    if (auto removed = sql.run("DELETE FROM documents WHERE id IN (SELECT id FROM temp.run_gone)"); !removed)
        return std::unexpected(removed.error());
    const auto count = sql.changes();
    for (const char* forget : {"DELETE FROM failures WHERE input IN (SELECT input FROM temp.run_lost)",
                               "DELETE FROM inputs WHERE path IN (SELECT input FROM temp.run_lost)"})
        if (auto forgotten = sql.run(forget); !forgotten) return std::unexpected(forgotten.error());
    return count;
}

}  // namespace entente::store
