// The one reader of our tab-separated tables: event types, actors, frames. A table is made for people to
// edit, so its reader is strict and says where and what: a misspelt column or a lost tab must never turn into
// silently empty data.
//
//   # comment; blank lines are skipped, too
//   id<TAB>name<TAB>aliases
//   JPN<TAB>Japan<TAB>Nippon|Nihon
//
// The first line that is neither comment nor blank names the columns. Every row has as many cells as there
// are columns; blanks around a cell do not count. There is no quoting: a cell cannot hold a tab or a line
// break. UTF-8, LF or CRLF.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/schema/result.hpp"

namespace entente::schema {

// Longest line that a table may have, in bytes.
inline constexpr std::size_t longest_table_line = 64 * 1024;

struct TableRow {
    std::uint64_t line = 0;               // 1-based, of the file
    std::vector<std::string_view> cells;  // as many as the table has columns
};

// Views into the text that was parsed; whoever parses keeps that text alive.
struct Table {
    std::string name;  // for messages: the file's name
    std::vector<std::string_view> columns;
    std::vector<TableRow> rows;

    std::optional<std::size_t> column(std::string_view column_name) const;
    // "" where the table does not have that (optional) column.
    std::string_view cell(const TableRow& row, std::string_view column_name) const;
    // An error about this row: file and line filled in.
    Error error(const TableRow& row, std::string message, std::string hint = {}) const;
};

// Refuses a table whose columns are not all of `required` and none but those of `required` and `optional`.
Result<Table> parse_table(std::string_view text, std::string_view name,
                          std::span<const std::string_view> required,
                          std::span<const std::string_view> optional = {});

// The columns that a table names in its first line, so that a reader can tell what table it is; none where
// the text has no such line or a longer one than a table may have.
std::vector<std::string_view> table_columns(std::string_view text);

// The parts of a cell that lists several values, without blanks and empty parts: "a | b|" → a, b.
std::vector<std::string_view> split_list(std::string_view cell, char separator = '|');

}  // namespace entente::schema
