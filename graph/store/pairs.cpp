#include "graph/store/pairs.hpp"

#include <algorithm>

#include "graph/store/rows.hpp"
#include "graph/store/store_impl.hpp"

namespace entente::store {

using schema::Result;

namespace {

Result<void> add_numbers(Connection& sql, Result<Statement*> statement, Numbers& numbers) {
    return each_row(sql, std::move(statement), [&](const Statement& row) -> Result<void> {
        numbers.push_back(row.integer(0));
        return {};
    });
}

Numbers each_once(Numbers numbers) {
    std::ranges::sort(numbers);
    const auto rest = std::ranges::unique(numbers);
    numbers.erase(rest.begin(), rest.end());
    return numbers;
}

}  // namespace

Result<Numbers> ends(Store& store, std::span<const std::string> keys) {
    Connection& sql = store.impl().sql;
    Numbers numbers;
    for (const auto& key : keys)
        if (auto read = add_numbers(sql, sql.query("SELECT number FROM ends WHERE key = ?", key), numbers);
            !read)
            return std::unexpected(read.error());
    return numbers;
}

Result<Numbers> events_between(Store& store, std::span<const std::int64_t> a, std::span<const std::int64_t> b,
                               bool meetings_only) {
    Connection& sql = store.impl().sql;
    Numbers numbers;
    for (const std::int64_t one : a)
        for (const std::int64_t other : b)
            for (int meeting = meetings_only ? 1 : 0; meeting <= 1; ++meeting) {
                auto read =
                    add_numbers(sql,
                                sql.query("SELECT event FROM dyads WHERE a = ? AND b = ? AND meeting = ?",
                                          one, other, meeting),
                                numbers);
                if (!read) return std::unexpected(read.error());
            }
    return each_once(std::move(numbers));
}

Result<Numbers> events_with(Store& store, std::span<const std::string> keys) {
    Connection& sql = store.impl().sql;
    Numbers numbers;
    for (const std::string_view key : keys) {
        auto found = key.starts_with('=')
                         ? sql.query("SELECT event FROM event_participants WHERE code = ?", key.substr(1))
                         : sql.query("SELECT event FROM event_participants WHERE id = ?", key);
        if (auto read = add_numbers(sql, std::move(found), numbers); !read)
            return std::unexpected(read.error());
    }
    return each_once(std::move(numbers));
}

Result<Numbers> events_of(Store& store, const std::optional<std::string>& act,
                          const std::optional<schema::Status>& status) {
    Connection& sql = store.impl().sql;
    const auto wanted = status ? Text(name(*status)) : Text();
    auto found = act ? sql.query("SELECT number FROM events WHERE act = ?1 AND (?2 IS NULL OR status = ?2)",
                                 *act, wanted)
                     : sql.query("SELECT number FROM events WHERE ?1 IS NULL OR status = ?1", wanted);
    Numbers numbers;
    if (auto read = add_numbers(sql, std::move(found), numbers); !read) return std::unexpected(read.error());
    return each_once(std::move(numbers));
}

}  // namespace entente::store
