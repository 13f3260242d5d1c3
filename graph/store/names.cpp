#include "graph/store/names.hpp"

#include "graph/store/rows.hpp"
#include "graph/store/store_impl.hpp"

namespace entente::store {

using schema::Result;

namespace {

#define ENTENTE_NAMES "SELECT folded, id, name, kind, code, country, office, folded_office FROM actor_names "
#define ENTENTE_ORDER " ORDER BY id, name, code, office"

Names::Found read(Connection& sql, Result<Statement*> statement) {
    std::vector<ActorName> names;
    auto done = each_row(sql, std::move(statement), [&](const Statement& row) -> Result<void> {
        const auto kind = schema::parse_actor_kind(row.text(3));
        names.push_back({text_of(row, 0),
                         {text_of(row, 1), text_of(row, 2), kind.value_or(schema::ActorKind::place),
                          text_of(row, 4), text_of(row, 5), text_of(row, 6)},
                         text_of(row, 7)});
        return {};
    });
    if (!done) return std::unexpected(done.error());
    return names;
}

}  // namespace

Names::Found Names::by_id(std::string_view id) {
    Connection& sql = store_->impl().sql;
    return read(sql, sql.query(ENTENTE_NAMES "WHERE id = ?" ENTENTE_ORDER, id));
}

Names::Found Names::by_name(std::string_view folded) {
    Connection& sql = store_->impl().sql;
    return read(sql, sql.query(ENTENTE_NAMES "WHERE folded = ?" ENTENTE_ORDER, folded));
}

Names::Found Names::by_code(std::string_view code) {
    Connection& sql = store_->impl().sql;
    return read(sql, sql.query(ENTENTE_NAMES "WHERE code = ?" ENTENTE_ORDER, code));
}

Names::Found Names::by_office(std::string_view folded_office) {
    Connection& sql = store_->impl().sql;
    return read(sql, sql.query(ENTENTE_NAMES "WHERE folded_office = ?" ENTENTE_ORDER, folded_office));
}

Names::Found Names::persons_ending_in(std::string_view folded) {
    Connection& sql = store_->impl().sql;
    return read(sql, sql.query(ENTENTE_NAMES "WHERE kind = 'person' AND substr(folded, -length(?1) - 1) = "
                                             "' ' || ?1" ENTENTE_ORDER,
                               folded));
}

Names::Found Names::with_word(std::string_view folded) {
    Connection& sql = store_->impl().sql;
    return read(
        sql,
        sql.query(ENTENTE_NAMES "WHERE instr(' ' || folded || ' ', ' ' || ?1 || ' ')" ENTENTE_ORDER, folded));
}

Names::Found Names::all() {
    Connection& sql = store_->impl().sql;
    return read(sql, sql.query(ENTENTE_NAMES ENTENTE_ORDER));
}

// Jumps from code to code in the index: there are few, and many actors to each.
Result<std::vector<std::string>> Names::codes() {
    Connection& sql = store_->impl().sql;
    std::vector<std::string> codes;
    auto done =
        each_row(sql,
                 sql.query("WITH RECURSIVE each(code) AS (SELECT min(code) FROM actor_names UNION ALL "
                           "SELECT (SELECT min(code) FROM actor_names WHERE code > each.code) "
                           "FROM each WHERE each.code IS NOT NULL) "
                           "SELECT code FROM each WHERE code IS NOT NULL"),
                 [&](const Statement& row) -> Result<void> {
                     codes.push_back(text_of(row, 0));
                     return {};
                 });
    if (!done) return std::unexpected(done.error());
    return codes;
}

}  // namespace entente::store
