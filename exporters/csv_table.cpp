#include "exporters/csv_table.hpp"

#include <array>

namespace entente::exporters {
namespace {

// What a byte of a cell asks for.
constexpr std::uint8_t quotes = 1, mending = 2;  // mending: NUL, or no ASCII and so perhaps no UTF-8
constexpr auto asks = [] {
    std::array<std::uint8_t, 256> table{};
    for (unsigned c = 0x80; c < 256; ++c) table[c] = mending;
    table[0] = mending;
    table['"'] = table[','] = table['\r'] = table['\n'] = quotes;
    return table;
}();

std::uint8_t asked_by(std::string_view text) {
    std::uint8_t asked = text.front() == ' ' || text.back() == ' ' ? quotes : 0;
    for (const char c : text) asked |= asks[static_cast<unsigned char>(c)];
    return asked;
}

void put_cell(Sink& out, std::string_view text, bool quoted) {
    if (!quoted) return out.put(text);
    out.put('"');
    for (const char c : text) {
        if (c == '"') out.put('"');
        out.put(c);
    }
    out.put('"');
}

}  // namespace

void put_csv(Sink& out, std::string_view text) {
    if (text.empty()) return;
    const auto asked = asked_by(text);
    const bool quoted = (asked & quotes) != 0;
    if ((asked & mending) == 0)
        put_cell(out, text, quoted);
    else
        put_cell(out, readable(text), quoted);
}

void put_csv(Sink& out, const model::Value& value) {
    if (const auto* text = std::get_if<std::string_view>(&value)) put_csv(out, *text);
    if (const auto* integer = std::get_if<std::int64_t>(&value)) out.number(*integer);
    if (const auto* real = std::get_if<double>(&value)) put_real(out, *real);
}

void CsvTable::add_attribute(std::string header, std::size_t attribute) {
    add(std::move(header),
        [attribute](Sink& out, std::size_t, const model::Row& row) { put_csv(out, row[attribute]); });
}

void CsvTable::add_node_id(std::string header, const PortableIds& ids) {
    add(std::move(header), [&ids](Sink& out, std::size_t node, const model::Row&) {
        put_csv(out, std::string_view(ids.node(node)));
    });
}

void CsvTable::add_edge_id(std::string header, const PortableIds& ids) {
    add(std::move(header), [&ids](Sink& out, std::size_t edge, const model::Row&) {
        put_csv(out, std::string_view(ids.edge(edge)));
    });
}

void CsvTable::add_source(std::string header, const model::PropertyGraph& graph, const PortableIds& ids) {
    add(std::move(header), [&graph, &ids](Sink& out, std::size_t edge, const model::Row&) {
        put_csv(out, std::string_view(ids.node(graph.ends(edge).source)));
    });
}

void CsvTable::add_target(std::string header, const model::PropertyGraph& graph, const PortableIds& ids) {
    add(std::move(header), [&graph, &ids](Sink& out, std::size_t edge, const model::Row&) {
        put_csv(out, std::string_view(ids.node(graph.ends(edge).target)));
    });
}

void CsvTable::write_header(Sink& out) const {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (i > 0) out.put(',');
        put_csv(out, std::string_view(columns_[i].header));
    }
    out.put("\r\n");
}

void CsvTable::write_row(Sink& out, std::size_t item, const model::Row& row) const {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (i > 0) out.put(',');
        columns_[i].cell(out, item, row);
    }
    out.put("\r\n");
}

}  // namespace entente::exporters
