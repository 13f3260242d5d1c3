#include "graph/store/memberships.hpp"

#include "graph/store/rows.hpp"
#include "graph/store/store_impl.hpp"

namespace entente::store {

using schema::Result;

namespace {

std::optional<std::string> iso(const std::optional<schema::Day>& day) {
    return day ? std::optional(schema::to_iso(*day)) : std::nullopt;
}

std::optional<schema::Day> day_of(const Statement& row, int column) {
    const auto day = schema::parse_date(row.text(column));
    return day ? std::optional(day->start) : std::nullopt;
}

}  // namespace

Result<void> put_members(Store& store, std::string_view organization, std::span<const Membership> members) {
    Connection& sql = store.impl().sql;
    if (auto gone = sql.run("DELETE FROM memberships WHERE organization = ?", organization); !gone)
        return gone;
    for (const auto& [member, from, until] : members) {
        auto put = sql.run("INSERT OR REPLACE INTO memberships VALUES (?, ?, ?, ?)", organization, member,
                           iso(from).value_or(""), iso(until));
        if (!put) return put;
    }
    return {};
}

Result<std::vector<std::string>> organizations(Store& store) {
    Connection& sql = store.impl().sql;
    return collect<std::string>(sql, sql.query("SELECT DISTINCT organization FROM memberships ORDER BY 1"),
                                [&](const Statement& row) { return text_of(row, 0); });
}

Result<std::vector<Membership>> members_of(Store& store, std::string_view organization) {
    Connection& sql = store.impl().sql;
    return collect<Membership>(
        sql,
        sql.query("SELECT member, since, until FROM memberships WHERE organization = ? "
                  "ORDER BY member, since",
                  organization),
        [&](const Statement& row) { return Membership{text_of(row, 0), day_of(row, 1), day_of(row, 2)}; });
}

}  // namespace entente::store
