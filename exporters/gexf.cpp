// GEXF 1.3, for Gephi above all: kinds of edges, weights, the days on which an edge is there, and how it
// looks (position, size, colours). Attributes whose meaning the format has a place for stand in it: label,
// weight, spells, x, y, size; edgelabel is label and kind. The entry is write_gexf.
#include <algorithm>
#include <array>
#include <string_view>

#include "exporters/exporter.hpp"
#include "exporters/palette.hpp"
#include "exporters/xml.hpp"

namespace entente::exporters {
namespace {

using model::Attribute;
using model::find_attribute;
using model::PropertyGraph;
using model::Row;
using Column = std::optional<std::size_t>;

constexpr std::string_view head = R"(<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
)";

// Gephi has columns of these names of its own.
constexpr std::string_view taken_titles[] = {"id",      "label",    "weight", "kind",
                                             "timeset", "interval", "source", "target"};

// "2022-01-06/2022-01-07 2022-03-01/2022-03-31", one after the other.
template <class Visit>
void each_spell(std::string_view spells, const Visit& visit) {
    while (!spells.empty()) {
        const auto one = spells.substr(0, spells.find(' '));
        spells.remove_prefix(std::min(spells.size(), one.size() + 1));
        const auto slash = one.find('/');
        if (slash != std::string_view::npos) visit(one.substr(0, slash), one.substr(slash + 1));
    }
}

struct Columns {
    Column label, kind, x, y, size, node_start, node_end;
    Column edge_label, quad, weight, spells, start, end;
};

Columns columns_of(const PropertyGraph& graph) {
    const auto node = [&](std::string_view name) { return find_attribute(graph.node_attributes(), name); };
    const auto edge = [&](std::string_view name) { return find_attribute(graph.edge_attributes(), name); };
    return {node("label"),      node("entity_kind"), node("x"),         node("y"),    node("size"),
            node("date_start"), node("date_end"),    edge("edgelabel"), edge("quad"), edge("weight"),
            edge("spells"),     edge("date_start"),  edge("date_end")};
}

std::optional<double> number_if(const Row& row, Column column) {
    return column ? row.number(*column) : std::nullopt;
}

class GexfWriter {
  public:
    GexfWriter(const PropertyGraph& graph, std::ostream& out)
        : graph_(graph), out_(out), ids_(graph, clean), columns_(columns_of(graph)) {}

    schema::Result<void> write() {
        out_.put(head);
        put_meta();
        out_.print(
            "  <graph defaultedgetype=\"directed\" mode=\"{}\" timeformat=\"date\" "
            "timerepresentation=\"interval\">\n",
            is_dynamic() ? "dynamic" : "static");
        put_attributes("node", graph_.node_attributes(),
                       {columns_.label, columns_.x, columns_.y, columns_.size});
        put_attributes("edge", graph_.edge_attributes(),
                       {columns_.edge_label, columns_.weight, columns_.spells});
        out_.put("    <nodes>\n");
        for (std::size_t v = 0; v < graph_.node_count() && out_.good(); ++v) put_node(v);
        out_.put("    </nodes>\n    <edges>\n");
        for (std::size_t e = 0; e < graph_.edge_count() && out_.good(); ++e) put_edge(e);
        out_.put("    </edges>\n  </graph>\n</gexf>\n");
        return out_.finish();
    }

  private:
    bool is_dynamic() const { return columns_.spells || columns_.start || columns_.node_start; }

    void put_meta() {
        out_.put("  <meta>\n    <creator>Entente</creator>\n    <description>");
        bool first = true;
        for (const auto& [name, text] : graph_.facts()) {
            put_xml(out_, std::string_view(fmt::format("{}{}: {}", first ? "" : "; ", name, text)));
            first = false;
        }
        out_.put("</description>\n  </meta>\n");
    }

    // Which attributes go among the attribute values: those that have no place of their own.
    void put_attributes(std::string_view of, std::span<const Attribute> attributes,
                        std::initializer_list<Column> placed) {
        auto& listed = of == "node" ? node_listed_ : edge_listed_;
        out_.print("    <attributes class=\"{}\" mode=\"static\">\n", of);
        for (std::size_t i = 0; i < attributes.size(); ++i) {
            if (std::ranges::find(placed, Column(i)) != placed.end()) continue;
            listed.push_back(i);
            out_.print("      <attribute id=\"{}\" title=\"", i);
            put_xml_attribute(out_, attributes[i].name);
            if (std::ranges::find(taken_titles, attributes[i].name) != std::end(taken_titles)) out_.put('_');
            out_.print("\" type=\"{}\"/>\n", xml_type(attributes[i].type));
        }
        out_.put("    </attributes>\n");
    }

    void attribute(std::string_view name, std::string_view text) {
        if (text.empty()) return;
        out_.put(' ');
        out_.put(name);
        out_.put("=\"");
        put_xml_attribute(out_, text);
        out_.put('"');
    }

    void put_values(const std::vector<std::size_t>& listed) {
        const auto absent = [this](std::size_t i) { return std::holds_alternative<std::monostate>(row_[i]); };
        if (std::ranges::all_of(listed, absent)) return;
        out_.put("        <attvalues>\n");
        for (const auto i : listed) {
            if (absent(i)) continue;
            out_.put("          <attvalue for=\"");
            out_.number(i);
            out_.put("\" value=\"");
            if (const auto* text = std::get_if<std::string_view>(&row_[i]))
                put_xml_attribute(out_, *text);
            else
                out_.value(row_[i]);
            out_.put("\"/>\n");
        }
        out_.put("        </attvalues>\n");
    }

    void put_spell(std::string_view start, std::string_view end) {
        out_.put("          <spell");
        attribute("start", start);
        attribute("end", end);
        out_.put("/>\n");
    }

    void put_spells(std::string_view spells, std::string_view start, std::string_view end) {
        if (spells.empty() && start.empty() && end.empty()) return;
        out_.put("        <spells>\n");
        if (spells.empty()) put_spell(start, end);
        each_spell(spells, [this](std::string_view from, std::string_view to) { put_spell(from, to); });
        out_.put("        </spells>\n");
    }

    // "#2b7bba".
    void put_colour(std::string_view colour) {
        const auto part = [&](std::size_t i) {
            int value = 0;
            std::from_chars(colour.data() + i, colour.data() + i + 2, value, 16);
            return value;
        };
        out_.print("        <viz:color r=\"{}\" g=\"{}\" b=\"{}\"/>\n", part(1), part(3), part(5));
    }

    void put_node(std::size_t v) {
        graph_.read_node(v, row_);
        out_.put("      <node");
        attribute("id", ids_.node(v));
        const auto label = text_at(row_, columns_.label);
        attribute("label", label.empty() ? graph_.node_id(v) : label);
        out_.put(">\n");
        put_values(node_listed_);
        put_spells({}, text_at(row_, columns_.node_start), text_at(row_, columns_.node_end));
        if (const auto size = number_if(row_, columns_.size))
            out_.print("        <viz:size value=\"{}\"/>\n", *size);
        const auto x = number_if(row_, columns_.x), y = number_if(row_, columns_.y);
        if (x && y) out_.print("        <viz:position x=\"{}\" y=\"{}\" z=\"0\"/>\n", *x, *y);
        if (const auto kind = text_at(row_, columns_.kind); !kind.empty()) put_colour(colour_of_kind(kind));
        out_.put("      </node>\n");
    }

    void put_edge(std::size_t e) {
        graph_.read_edge(e, row_);
        const auto [source, target] = graph_.ends(e);
        out_.put("      <edge");
        attribute("id", ids_.edge(e));
        attribute("source", ids_.node(source));
        attribute("target", ids_.node(target));
        attribute("kind", text_at(row_, columns_.edge_label));
        attribute("label", text_at(row_, columns_.edge_label));
        if (const auto weight = number_if(row_, columns_.weight)) out_.print(" weight=\"{}\"", *weight);
        out_.put(">\n");
        put_values(edge_listed_);
        put_spells(text_at(row_, columns_.spells), text_at(row_, columns_.start),
                   text_at(row_, columns_.end));
        if (const auto quad = number_if(row_, columns_.quad))
            put_colour(colour_of_quad(static_cast<int>(*quad)));
        out_.put("      </edge>\n");
    }

    const PropertyGraph& graph_;
    Sink out_;
    PortableIds ids_;
    Columns columns_;
    std::vector<std::size_t> node_listed_, edge_listed_;
    Row row_;
};

}  // namespace

schema::Result<void> write_gexf(const PropertyGraph& graph, const WriteOptions&, std::ostream& out) {
    return GexfWriter(graph, out).write();
}

}  // namespace entente::exporters
