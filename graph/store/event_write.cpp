// Events and what follows from them → rows of the derived tables.
#include <fmt/format.h>

#include "graph/store/event_tables.hpp"
#include "graph/store/record_json.hpp"
#include "graph/store/rows.hpp"
#include "graph/store/store_impl.hpp"
#include "graph/store/tables.hpp"

namespace entente::store {

using schema::Event;
using schema::Party;
using schema::Record;
using schema::Result;

namespace {

std::int64_t count(std::size_t number) {
    return static_cast<std::int64_t>(number);
}

Result<void> put_row(Connection& sql, std::int64_t number, const Event& e) {
    const DateColumns date = columns_of(e.date);
    return sql.run("INSERT INTO events VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                   number, e.id, e.act, known(e.mode), name(e.status), known(e.type), known(e.cameo),
                   e.goldstein, e.score, e.quad, e.reciprocal ? 1 : 0, name(e.scope), e.foreground ? 1 : 0,
                   known(e.format), date.start, date.end, date.precision,
                   e.place ? known(e.place->name) : Text(), e.place ? known(e.place->country) : Text(),
                   known(e.topic), e.document, std::int64_t{e.sentence}, e.confidence,
                   count(e.actor.size() + e.recipient.size()), count(e.tellings.size()), count(e.documents),
                   count(e.sources));
}

Result<void> put_party(Connection& sql, std::int64_t event, std::string_view list, std::size_t position,
                       const Party& p) {
    return sql.run("INSERT INTO event_participants VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", event, list,
                   count(position), p.id, known(p.name), name(p.kind), known(p.code), known(p.country),
                   known(p.sector), known(p.office), known(p.level), known(p.role), p.side);
}

Result<void> put_parties(Connection& sql, std::int64_t number, const Event& event) {
    for (std::size_t i = 0; i < event.actor.size(); ++i)
        if (auto put = put_party(sql, number, "actor", i, event.actor[i]); !put) return put;
    for (std::size_t i = 0; i < event.recipient.size(); ++i)
        if (auto put = put_party(sql, number, "recipient", i, event.recipient[i]); !put) return put;
    return {};
}

Result<void> put_tellings(Connection& sql, std::int64_t number, const Event& event,
                          std::span<const std::int64_t> records) {
    for (std::size_t i = 0; i < records.size(); ++i) {
        const auto& telling = event.tellings[i];
        auto put = sql.run("INSERT INTO event_records VALUES (?,?,?,?,?)", records[i], number,
                           known(telling.like), telling.score, known(telling.reason));
        if (!put) return put;
    }
    return {};
}

Result<void> put_accounts(Connection& sql, std::int64_t number, const Event& event) {
    for (const auto& account : event.accounts) {
        auto put =
            sql.run("INSERT INTO event_accounts VALUES (?,?,?,?,?,?)", number, account.field, account.value,
                    count(account.sources), count(account.records), account.chosen ? 1 : 0);
        if (!put) return put;
    }
    return {};
}

Result<void> put_dyads(Connection& sql, std::int64_t number, const Event& event,
                       std::span<const DyadRow> dyads) {
    const int meeting = event.act == "CONSULT" ? 1 : 0;
    for (const auto& [a, b, way] : dyads)
        for (const auto& [from, to, direction] : {DyadRow{a, b, way}, DyadRow{b, a, -way}}) {
            // Two who act on each other are on both ways.
            auto put = sql.run(
                "INSERT INTO dyads VALUES (?1,?2,?3,?4,?5) ON CONFLICT DO UPDATE SET way = "
                "CASE WHEN way = ?5 THEN way ELSE 0 END",
                from, to, meeting, number, direction);
            if (!put) return put;
        }
    return {};
}

}  // namespace

Result<EventTables> EventTables::in_file(Store& store) {
    if (auto cleared = clear_derived_tables(store.impl_->sql); !cleared)
        return std::unexpected(cleared.error());
    return EventTables(*store.impl_, false);
}

Result<EventTables> EventTables::apart(Store& store, const std::optional<schema::Day>& known_by) {
    Connection& sql = store.impl_->sql;
    if (auto begun = sql.run("BEGIN"); !begun) return std::unexpected(begun.error());
    if (auto made = create_temporary_tables(sql, known_by); !made) return std::unexpected(made.error());
    return EventTables(*store.impl_, true);
}

Result<void> EventTables::each_document(const std::function<void(DocumentHead)>& visit) {
    return each_row(
        impl_->sql,
        impl_->sql.query("SELECT id, publisher, url, date_start, date_end, date_precision, signature "
                         "FROM documents ORDER BY id"),
        [&](const Statement& row) -> Result<void> {
            const auto date = date_of(row, 3);
            visit({text_of(row, 0), text_of(row, 1), text_of(row, 2),
                   date ? std::optional(date->end) : std::nullopt, text_of(row, 6)});
            return {};
        });
}

Result<std::string> EventTables::text(std::string_view document) {
    std::string text;
    auto read = each_row(impl_->sql, impl_->sql.query("SELECT text FROM documents WHERE id = ?", document),
                         [&](const Statement& row) -> Result<void> {
                             text = text_of(row, 0);
                             return {};
                         });
    if (!read) return std::unexpected(read.error());
    return text;
}

Result<void> EventTables::each_record(const std::function<void(std::int64_t, Record)>& visit) {
    return each_row(impl_->sql,
                    impl_->sql.query("SELECT number, json FROM records ORDER BY document, position"),
                    [&](const Statement& row) -> Result<void> {
                        auto record = parse_record(row.text(1));
                        if (!record) return std::unexpected(at(record.error(), impl_->sql.path()));
                        visit(row.integer(0), *std::move(record));
                        return {};
                    });
}

Result<Record> EventTables::record(std::int64_t number) {
    Result<Record> record =
        std::unexpected(schema::Error{schema::ErrorCode::invalid, fmt::format("has no record {}", number),
                                      impl_->sql.path(), 0, "build it anew"});
    auto read = each_row(impl_->sql, impl_->sql.query("SELECT json FROM records WHERE number = ?", number),
                         [&](const Statement& row) -> Result<void> {
                             record = parse_record(row.text(0));
                             return {};
                         });
    if (!read) return std::unexpected(read.error());
    return record;
}

Result<void> EventTables::put_copy(std::string_view document, std::string_view first) {
    return impl_->sql.run("INSERT INTO copies VALUES (?, ?)", document, first);
}

Result<void> EventTables::put_event(std::int64_t number, const Event& event,
                                    std::span<const std::int64_t> records, std::span<const DyadRow> dyads) {
    Connection& sql = impl_->sql;
    if (auto put = put_row(sql, number, event); !put) return put;
    if (auto put = put_parties(sql, number, event); !put) return put;
    if (auto put = put_tellings(sql, number, event, records); !put) return put;
    if (auto put = put_accounts(sql, number, event); !put) return put;
    return put_dyads(sql, number, event, dyads);
}

Result<void> EventTables::put_end(std::int64_t number, std::string_view key) {
    return impl_->sql.run("INSERT INTO ends VALUES (?, ?)", number, key);
}

Result<void> EventTables::put_actor(std::int64_t number, const ActorRow& a) {
    return impl_->sql.run("INSERT INTO actors VALUES (?,?,?,?,?,?,?,?)", number, a.id, known(a.name),
                          name(a.kind), known(a.code), known(a.country), known(a.sector), count(a.events));
}

Result<void> EventTables::each_name(const std::function<void(KnownActor)>& visit) {
    return each_row(
        impl_->sql,
        impl_->sql.query("SELECT DISTINCT id, name, kind, code, country, office FROM event_participants "
                         "ORDER BY id, name, kind, code, country, office"),
        [&](const Statement& row) -> Result<void> {
            const auto kind = schema::parse_actor_kind(row.text(2));
            visit({text_of(row, 0), text_of(row, 1), kind.value_or(schema::ActorKind::place), text_of(row, 3),
                   text_of(row, 4), text_of(row, 5)});
            return {};
        });
}

Result<void> EventTables::put_name(const ActorName& n) {
    return impl_->sql.run("INSERT INTO actor_names VALUES (?,?,?,?,?,?,?,?)", n.folded, n.actor.id,
                          known(n.actor.name), name(n.actor.kind), known(n.actor.code),
                          known(n.actor.country), known(n.actor.office), known(n.folded_office));
}

Result<void> EventTables::finish(const std::map<std::string, std::string>& derived_by) {
    // States with states, and persons and bodies with their like; only what is known to have happened, and is
    // not old news.
    auto added = impl_->sql.run(
        "INSERT INTO ties SELECT d.a, d.b, count(*), sum(d.meeting), min(e.date_start), max(e.date_end) "
        "FROM dyads d JOIN events e ON e.number = d.event "
        "JOIN ends a ON a.number = d.a JOIN ends b ON b.number = d.b "
        "WHERE e.status = 'happened' AND e.foreground AND (a.key LIKE '=%') = (b.key LIKE '=%') GROUP BY "
        "d.a, d.b");
    if (!added) return added;
    for (const auto& [key, value] : derived_by)
        if (auto put = impl_->sql.run("INSERT INTO derived VALUES (?, ?)", key, value); !put) return put;
    return apart_ ? impl_->sql.run("COMMIT") : Result<void>();
}

}  // namespace entente::store
