// Rows ↔ values, as the store's source files share them. Not for other layers.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/schema/date.hpp"
#include "graph/store/sqlite.hpp"

namespace entente::store {

using Text = std::optional<std::string_view>;

// Unknown is NULL.
inline Text known(std::string_view text) {
    return text.empty() ? Text() : Text(text);
}

struct DateColumns {
    std::optional<std::string> start, end;
    Text precision;
};

inline DateColumns columns_of(const std::optional<schema::DateRange>& date) {
    if (!date) return {};
    return {schema::to_iso(date->start), schema::to_iso(date->end), name(date->precision)};
}

inline std::string text_of(const Statement& row, int column) {
    return std::string(row.text(column));
}

// From three columns: first day, last day, precision.
inline std::optional<schema::DateRange> date_of(const Statement& row, int start) {
    const auto first = schema::parse_date(row.text(start));
    const auto last = schema::parse_date(row.text(start + 1));
    const auto precision = schema::parse_date_precision(row.text(start + 2));
    if (!first || !last || !precision) return std::nullopt;
    return schema::DateRange{first->start, last->end, *precision};
}

// Calls `visit` for each row until one fails.
template <class Visit>
schema::Result<void> each_row(Connection& sql, schema::Result<Statement*> statement, Visit visit) {
    if (!statement) return std::unexpected(statement.error());
    for (;;) {
        const auto row = sql.next(**statement);
        if (!row) return std::unexpected(row.error());
        if (!*row) return {};
        if (auto visited = visit(**statement); !visited) {
            (*statement)->reset();
            return visited;
        }
    }
}

// What `make` makes of each row.
template <class T, class Make>
schema::Result<std::vector<T>> collect(Connection& sql, schema::Result<Statement*> statement, Make make) {
    std::vector<T> all;
    auto read = each_row(sql, std::move(statement), [&](const Statement& row) -> schema::Result<void> {
        all.push_back(make(row));
        return {};
    });
    if (!read) return std::unexpected(read.error());
    return all;
}

// What `make` makes of the row, where there is one; of the last, where there are several.
template <class T, class Make>
schema::Result<std::optional<T>> find(Connection& sql, schema::Result<Statement*> statement, Make make) {
    std::optional<T> found;
    auto read = each_row(sql, std::move(statement), [&](const Statement& row) -> schema::Result<void> {
        found = make(row);
        return {};
    });
    if (!read) return std::unexpected(read.error());
    return found;
}

}  // namespace entente::store
