#include "graph/projection/event_columns.hpp"

#include <array>
#include <string>
#include <vector>

namespace entente::projection {
namespace {

using model::Row;
using model::ValueType;
using schema::Event;

struct Column {
    std::string_view name;
    ValueType type;
    void (*set)(Row& row, std::size_t column, const Event& event);
};

template <std::string Event::* member>
void text(Row& row, std::size_t column, const Event& event) {
    row.set(column, std::string_view(event.*member));
}

// Goldstein value, score and quad class follow from the type.
template <double Event::* member>
void of_type(Row& row, std::size_t column, const Event& event) {
    if (!event.type.empty()) row.set(column, event.*member);
}

std::int64_t whole(std::size_t value) {
    return static_cast<std::int64_t>(value);
}

std::string joined_records(const Event& event) {
    std::string ids;
    for (const auto& telling : event.tellings) ids += (ids.empty() ? "" : " ") + telling.record;
    return ids;
}

constexpr auto text_type = ValueType::text;
constexpr auto integer = ValueType::integer;
constexpr auto number = ValueType::number;

constexpr Column columns[] = {
    {"event_id", text_type, text<&Event::id>},
    {"event_type", text_type, text<&Event::type>},
    {"act", text_type, text<&Event::act>},
    {"mode", text_type, text<&Event::mode>},
    {"status", text_type,
     [](Row& row, std::size_t column, const Event& event) { row.set(column, name(event.status)); }},
    {"cameo", text_type, text<&Event::cameo>},
    {"goldstein", number, of_type<&Event::goldstein>},
    {"score", number, of_type<&Event::score>},
    {"quad", integer,
     [](Row& row, std::size_t column, const Event& event) {
         if (!event.type.empty()) row.set(column, std::int64_t{event.quad});
     }},
    {"scope", text_type,
     [](Row& row, std::size_t column, const Event& event) { row.set(column, name(event.scope)); }},
    {"foreground", integer,
     [](Row& row, std::size_t column, const Event& event) {
         row.set(column, std::int64_t{event.foreground});
     }},
    {"meeting_format", text_type, text<&Event::format>},
    {"date_start", text_type,
     [](Row& row, std::size_t column, const Event& event) {
         if (event.date) row.keep(column, schema::to_iso(event.date->start));
     }},
    {"date_end", text_type,
     [](Row& row, std::size_t column, const Event& event) {
         if (event.date) row.keep(column, schema::to_iso(event.date->end));
     }},
    {"date_precision", text_type,
     [](Row& row, std::size_t column, const Event& event) {
         if (event.date) row.set(column, name(event.date->precision));
     }},
    {"epoch_day", integer,
     [](Row& row, std::size_t column, const Event& event) {
         if (event.date) row.set(column, std::int64_t{event.date->start.time_since_epoch().count()});
     }},
    {"place", text_type,
     [](Row& row, std::size_t column, const Event& event) {
         if (event.place) row.set(column, event.place->name);
     }},
    {"place_country", text_type,
     [](Row& row, std::size_t column, const Event& event) {
         if (event.place) row.set(column, event.place->country);
     }},
    {"topic", text_type, text<&Event::topic>},
    {"confidence", number,
     [](Row& row, std::size_t column, const Event& event) { row.set(column, event.confidence); }},
    {"document", text_type, text<&Event::document>},
    {"sentence", integer,
     [](Row& row, std::size_t column, const Event& event) { row.set(column, std::int64_t{event.sentence}); }},
    {"evidence", text_type, text<&Event::evidence>},
    {"record_count", integer,
     [](Row& row, std::size_t column, const Event& event) { row.set(column, whole(event.tellings.size())); }},
    {"documents", integer,
     [](Row& row, std::size_t column, const Event& event) { row.set(column, whole(event.documents)); }},
    {"sources", integer,
     [](Row& row, std::size_t column, const Event& event) { row.set(column, whole(event.sources)); }},
    {"records", text_type,
     [](Row& row, std::size_t column, const Event& event) { row.keep(column, joined_records(event)); }},
};

}  // namespace

std::span<const model::Attribute> event_attributes() {
    static const auto attributes = [] {
        std::vector<model::Attribute> list;
        for (const auto& column : columns) list.push_back({std::string(column.name), column.type});
        return list;
    }();
    return attributes;
}

void set_event(Row& row, std::size_t first, const Event& event) {
    for (const auto& column : columns) column.set(row, first++, event);
}

std::span<const model::Attribute> actor_attributes() {
    static const std::vector<model::Attribute> attributes{{"label"}, {"actor_id"}, {"entity_kind"},
                                                          {"code"},  {"country"},  {"sector"}};
    return attributes;
}

void set_actor(Row& row, const model::Actor& actor) {
    row.set(0, std::string_view(actor.name.empty() ? actor.id : actor.name));
    row.set(1, std::string_view(actor.id));
    row.set(2, name(actor.kind));
    row.set(3, std::string_view(actor.code));
    row.set(4, std::string_view(actor.country));
    row.set(5, std::string_view(actor.sector));
}

}  // namespace entente::projection
