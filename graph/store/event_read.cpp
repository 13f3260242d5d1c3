// Rows of the derived tables → events.
#include "graph/schema/event.hpp"
#include "graph/store/rows.hpp"
#include "graph/store/store.hpp"
#include "graph/store/store_impl.hpp"

namespace entente::store {

using schema::Event;
using schema::Party;
using schema::Result;

namespace {

// What an EventFilter lets through, as parameters 2 to 10.
#define ENTENTE_PASSES                                                                                   \
    "(?2 IS NULL OR e.act = ?2) AND (?3 IS NULL OR e.status = ?3) AND (?4 IS NULL OR e.date_end >= ?4) " \
    "AND (?5 IS NULL OR e.date_start <= ?5) AND e.confidence >= ?6 AND (e.foreground OR ?7) "            \
    "AND (?8 IS NULL OR e.mode = ?8) AND (?9 IS NULL OR e.place = ?9 OR e.place_country = ?9) "          \
    "AND (?10 IS NULL OR instr(lower(e.topic), lower(?10)))"

Event event_of(const Statement& row) {
    Event e;
    e.id = text_of(row, 1);
    e.act = text_of(row, 2);
    e.mode = text_of(row, 3);
    e.status = schema::parse_status(row.text(4)).value_or(schema::Status::happened);
    e.type = text_of(row, 5);
    e.cameo = text_of(row, 6);
    e.goldstein = row.real(7);
    e.score = row.real(8);
    e.quad = static_cast<int>(row.integer(9));
    e.reciprocal = row.integer(10) != 0;
    e.scope = schema::parse_scope(row.text(11)).value_or(schema::Scope::international);
    e.foreground = row.integer(12) != 0;
    e.format = text_of(row, 13);
    e.date = date_of(row, 14);
    if (!row.is_null(17) || !row.is_null(18))
        e.place = schema::EventPlace{text_of(row, 17), text_of(row, 18)};
    e.topic = text_of(row, 19);
    e.document = text_of(row, 20);
    e.sentence = static_cast<std::uint32_t>(row.integer(21));
    e.confidence = row.real(22);
    e.documents = static_cast<std::size_t>(row.integer(25));
    e.sources = static_cast<std::size_t>(row.integer(26));
    e.evidence = text_of(row, 27);
    return e;
}

Result<void> read_parties(Connection& sql, std::int64_t number, Event& event) {
    return each_row(sql,
                    sql.query("SELECT list, id, name, kind, code, country, sector, office, level, role, side "
                              "FROM event_participants WHERE event = ? ORDER BY list, position",
                              number),
                    [&](const Statement& row) -> Result<void> {
                        Party party;
                        party.id = text_of(row, 1);
                        party.name = text_of(row, 2);
                        party.kind = schema::parse_actor_kind(row.text(3)).value_or(schema::ActorKind::place);
                        party.code = text_of(row, 4);
                        party.country = text_of(row, 5);
                        party.sector = text_of(row, 6);
                        party.office = text_of(row, 7);
                        party.level = text_of(row, 8);
                        party.role = text_of(row, 9);
                        if (!row.is_null(10)) party.side = static_cast<int>(row.integer(10));
                        (row.text(0) == "actor" ? event.actor : event.recipient).push_back(std::move(party));
                        return {};
                    });
}

Result<void> read_tellings(Connection& sql, std::int64_t number, Event& event) {
    return each_row(sql,
                    sql.query("SELECT r.id, r.document, d.date_end, r.status, x.alike, x.score, x.reason "
                              "FROM event_records x JOIN records r ON r.number = x.record "
                              "JOIN documents d ON d.id = r.document WHERE x.event = ? ORDER BY r.id",
                              number),
                    [&](const Statement& row) -> Result<void> {
                        auto& telling = event.tellings.emplace_back();
                        telling.record = text_of(row, 0);
                        telling.document = text_of(row, 1);
                        if (const auto published = schema::parse_date(row.text(2)))
                            telling.published = published->end;
                        telling.status = schema::parse_status(row.text(3)).value_or(schema::Status::happened);
                        telling.like = text_of(row, 4);
                        telling.score = row.real(5);
                        telling.reason = text_of(row, 6);
                        return {};
                    });
}

Result<void> read_accounts(Connection& sql, std::int64_t number, Event& event) {
    return each_row(
        sql,
        sql.query("SELECT field, value, sources, records, chosen FROM event_accounts WHERE event = ? "
                  "ORDER BY field, value",
                  number),
        [&](const Statement& row) -> Result<void> {
            event.accounts.push_back({text_of(row, 0), text_of(row, 1),
                                      static_cast<std::size_t>(row.integer(2)),
                                      static_cast<std::size_t>(row.integer(3)), row.integer(4) != 0});
            return {};
        });
}

std::optional<std::string> iso(const std::optional<schema::Day>& day) {
    return day ? std::optional(schema::to_iso(*day)) : std::nullopt;
}

constexpr const char* select_all =
    "SELECT e.*, r.evidence FROM events e JOIN records r ON r.id = e.id "
    "WHERE ?1 IS NULL AND " ENTENTE_PASSES " ORDER BY e.number";
constexpr const char* select_one =
    "SELECT e.*, r.evidence FROM events e JOIN records r ON r.id = e.id "
    "WHERE e.number = ?1 AND " ENTENTE_PASSES;

Result<Statement*> select_events(Connection& sql, const char* select, std::optional<std::int64_t> number,
                                 const EventFilter& filter) {
    const auto status = filter.status ? Text(name(*filter.status)) : Text();
    return sql.query(select, number, filter.act, status, iso(filter.from), iso(filter.to),
                     filter.min_confidence, filter.background ? 1 : 0, filter.mode, filter.place,
                     filter.topic);
}

Result<void> read_rest(Connection& sql, std::int64_t number, const EventFilter& filter, Event& event) {
    if (filter.parts == EventParts::row) return {};
    for (const auto read : {read_parties, read_tellings})
        if (auto done = read(sql, number, event); !done) return done;
    return filter.parts == EventParts::all ? read_accounts(sql, number, event) : Result<void>();
}

}  // namespace

Result<void> Store::each_event(const EventFilter& filter, const std::function<Result<void>(Event)>& visit) {
    Connection& sql = impl_->sql;
    return each_row(sql, select_events(sql, select_all, {}, filter),
                    [&](const Statement& row) -> Result<void> {
                        Event event = event_of(row);
                        if (auto read = read_rest(sql, row.integer(0), filter, event); !read) return read;
                        return visit(std::move(event));
                    });
}

Result<std::optional<Event>> Store::event(std::int64_t number, const EventFilter& filter) {
    Connection& sql = impl_->sql;
    std::optional<Event> event;
    auto read = each_row(sql, select_events(sql, select_one, number, filter),
                         [&](const Statement& row) -> Result<void> {
                             event = event_of(row);
                             return {};
                         });
    if (!read) return std::unexpected(read.error());
    if (!event) return event;
    if (auto rest = read_rest(sql, number, filter, *event); !rest) return std::unexpected(rest.error());
    return event;
}

Result<std::vector<Event>> Store::events(const EventFilter& filter) {
    std::vector<Event> events;
    auto read = each_event(filter, [&](Event event) -> Result<void> {
        events.push_back(std::move(event));
        return {};
    });
    if (!read) return std::unexpected(read.error());
    return events;
}

Result<std::optional<Event>> Store::event_of_record(std::string_view record) {
    Connection& sql = impl_->sql;
    std::optional<Event> found;
    auto read = each_row(
        sql,
        sql.query("SELECT e.*, c.evidence FROM records r JOIN event_records x ON x.record = r.number "
                  "JOIN events e ON e.number = x.event JOIN records c ON c.id = e.id WHERE r.id = ?",
                  record),
        [&](const Statement& row) -> Result<void> {
            found = event_of(row);
            const std::int64_t number = row.integer(0);
            for (const auto part : {read_parties, read_tellings, read_accounts})
                if (auto done = part(sql, number, *found); !done) return done;
            return {};
        });
    if (!read) return std::unexpected(read.error());
    return found;
}

Result<std::map<std::string, std::string>> Store::derived_by() {
    std::map<std::string, std::string> entries;
    auto read = each_row(impl_->sql, impl_->sql.query("SELECT key, value FROM derived"),
                         [&](const Statement& row) -> Result<void> {
                             entries.emplace(row.text(0), row.text(1));
                             return {};
                         });
    if (!read) return std::unexpected(read.error());
    return entries;
}

}  // namespace entente::store
