#include "app/card_writer.hpp"

#include <algorithm>
#include <fmt/format.h>
#define RAPIDJSON_HAS_STDSTRING 1
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include "graph/query/text_table.hpp"

namespace entente::app {
namespace {

using Json = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

// "a|b" of the tables reads better with blanks, and can be wrapped.
std::string readable(std::string_view value) {
    std::string out;
    for (const char c : value) out += c == '|' ? std::string(", ") : std::string(1, c);
    return out;
}

void write_facts(std::ostream& out, const ActorCard& card, std::size_t width) {
    std::size_t widest = 0;
    for (const auto& [name, value] : card.facts) widest = std::max(widest, name.size());
    const std::size_t left = widest + 4;
    for (const auto& [name, value] : card.facts) {
        const auto lines = query::wrap(readable(value), std::max<std::size_t>(width, left + 20) - left);
        for (std::size_t i = 0; i < lines.size(); ++i)
            out << fmt::format("  {:<{}}  {}\n", i == 0 ? name : "", widest, lines[i]);
    }
}

// What is copied from the page stays in one piece.
std::size_t least_width(std::string_view column) {
    if (column == "office") return 18;
    if (column == "id") return 16;
    if (column == "row") return 17;
    return std::max<std::size_t>(6, column.size());
}

void write_list(std::ostream& out, const CardList& list, std::size_t width) {
    std::vector<query::Column> columns;
    for (const auto& column : list.columns) columns.push_back({column, least_width(column)});
    out << '\n' << list.name << '\n';
    query::write_table(out, columns, list.rows, width);
}

void put(Json& out, const std::string& key, const std::string& value) {
    if (value.empty()) return;
    out.Key(key);
    out.String(value);
}

void put_list(Json& out, const CardList& list) {
    out.Key(list.name);
    out.StartArray();
    for (const auto& row : list.rows) {
        out.StartObject();
        for (std::size_t i = 0; i < row.size(); ++i) put(out, list.columns[i], row[i]);
        out.EndObject();
    }
    out.EndArray();
}

void put_card(Json& out, const ActorCard& card) {
    out.StartObject();
    put(out, "id", card.id);
    put(out, "name", card.name);
    put(out, "kind", card.kind);
    out.Key("facts");
    out.StartObject();
    for (const auto& [name, value] : card.facts) put(out, name, value);
    out.EndObject();
    out.Key("lists");
    out.StartObject();
    for (const auto& list : card.lists) put_list(out, list);
    out.EndObject();
    out.EndObject();
}

}  // namespace

void write_cards(std::ostream& out, const std::vector<ActorCard>& cards, schema::Day day, std::size_t width) {
    for (const auto& card : cards) {
        if (&card != &cards.front()) out << '\n';
        out << fmt::format("{}  {}, as of {}\n", card.name, card.id.empty() ? card.kind : card.id,
                           schema::to_iso(day));
        write_facts(out, card, width);
        for (const auto& list : card.lists) write_list(out, list, width);
    }
}

void write_cards_json(std::ostream& out, const std::vector<ActorCard>& cards, schema::Day day) {
    rapidjson::StringBuffer buffer;
    Json json(buffer);
    json.SetIndent(' ', 1);
    json.StartObject();
    put(json, "day", schema::to_iso(day));
    json.Key("actors");
    json.StartArray();
    for (const auto& card : cards) put_card(json, card);
    json.EndArray();
    json.EndObject();
    out << buffer.GetString() << '\n';
}

}  // namespace entente::app
