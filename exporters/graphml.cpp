// GraphML. The portable profile is what Gephi, NetworkX, igraph, graph-tool, JGraphT and the XSD agree on:
// attribute ids equal their names, ids are NMTOKENs, dates are text with a number beside them, no booleans,
// no defaults, and what is absent is absent. The other profiles add what one program alone looks for. The
// entry is write_graphml.
#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <unordered_set>

#include "exporters/exporter.hpp"
#include "exporters/palette.hpp"
#include "exporters/xml.hpp"

namespace entente::exporters {
namespace {

using model::Attribute;
using model::find_attribute;
using model::PropertyGraph;
using model::Row;
using model::ValueType;

constexpr std::string_view head = R"(<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" )"
                                  R"(xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns )"
                                  R"(http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
)";
constexpr std::string_view yed_head = R"(<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
  <key id="yed_node" for="node" yfiles.type="nodegraphics"/>
  <key id="yed_edge" for="edge" yfiles.type="edgegraphics"/>
)";

// igraph makes a bipartite graph of `type` and takes `id` for its own; the others are words of the format.
constexpr std::string_view taken_names[] = {"type", "id", "key", "source", "target", "yed_node", "yed_edge"};

// Names of attributes of nodes and edges as ids that are used once.
class Keys {
  public:
    std::vector<std::string> add(std::span<const Attribute> attributes) {
        std::vector<std::string> keys;
        for (const auto& attribute : attributes) keys.push_back(add(attribute.name));
        return keys;
    }

  private:
    std::string add(std::string_view name) {
        std::string key = portable(name);
        while (std::ranges::find(taken_names, key) != std::end(taken_names) || !used_.insert(key).second)
            key += '_';
        return key;
    }

    std::unordered_set<std::string> used_;
};

// Where an attribute stands that a profile needs; none where the graph has none.
struct Columns {
    std::optional<std::size_t> node_label, kind, country, edge_label, quad, x, y, size;
};

Columns columns_of(const PropertyGraph& graph) {
    const auto node = [&](std::string_view name) { return find_attribute(graph.node_attributes(), name); };
    const auto edge = [&](std::string_view name) { return find_attribute(graph.edge_attributes(), name); };
    return {node("label"), node("entity_kind"), node("country"), edge("edgelabel"),
            edge("quad"),  node("x"),           node("y"),       node("size")};
}

// igraph refuses a file for a number that is nearer to 0 than it can hold in full.
model::Value normal(const model::Value& value) {
    const auto* number = std::get_if<double>(&value);
    return number && std::fpclassify(*number) == FP_SUBNORMAL ? model::Value(0.0) : value;
}

class GraphmlWriter {
  public:
    GraphmlWriter(const PropertyGraph& graph, std::string_view profile, std::ostream& out)
        : graph_(graph), profile_(profile), out_(out), ids_(graph), columns_(columns_of(graph)) {
        node_keys_ = keys_.add(graph.node_attributes());
        edge_keys_ = keys_.add(graph.edge_attributes());
        if (is("cytoscape") && columns_.edge_label) edge_keys_[*columns_.edge_label] = "interaction";
    }

    schema::Result<void> write() {
        out_.put(is("yed") ? yed_head : head);
        std::vector<std::string> fact_keys;
        for (const auto& [name, text] : graph_.facts()) fact_keys.push_back(keys_.add({{{name}}})[0]);
        for (const auto& key : fact_keys) put_key(key, "graph", ValueType::text);
        put_keys(node_keys_, "node", graph_.node_attributes());
        put_keys(edge_keys_, "edge", graph_.edge_attributes());
        out_.put("  <graph id=\"entente\" edgedefault=\"directed\">\n");
        for (std::size_t i = 0; i < fact_keys.size(); ++i)
            put_data(fact_keys[i], std::string_view(graph_.facts()[i].second), "    ");
        Row row;
        for (std::size_t v = 0; v < graph_.node_count() && out_.good(); ++v) put_node(v, row);
        for (std::size_t e = 0; e < graph_.edge_count() && out_.good(); ++e) put_edge(e, row);
        out_.put("  </graph>\n</graphml>\n");
        return out_.finish();
    }

  private:
    bool is(std::string_view profile) const { return profile_ == profile; }

    void put_keys(const std::vector<std::string>& keys, std::string_view domain,
                  std::span<const Attribute> attributes) {
        for (std::size_t i = 0; i < keys.size(); ++i) put_key(keys[i], domain, attributes[i].type);
    }

    void put_key(std::string_view key, std::string_view domain, ValueType type) {
        out_.print("  <key id=\"{0}\" for=\"{1}\" attr.name=\"{0}\" attr.type=\"{2}\"/>\n", key, domain,
                   xml_type(type));
    }

    template <class Text>
    void put_data(std::string_view key, const Text& value, std::string_view indent = "      ") {
        out_.put(indent);
        out_.put("<data key=\"");
        out_.put(key);
        out_.put("\">");
        put_xml(out_, value);
        out_.put("</data>\n");
    }

    void put_row(const Row& row, const std::vector<std::string>& keys) {
        for (std::size_t i = 0; i < keys.size(); ++i)
            if (!std::holds_alternative<std::monostate>(row[i])) put_data(keys[i], normal(row[i]));
    }

    // APOC reads the labels of a node from here.
    void put_neo4j_labels(const Row& row) {
        out_.put(" labels=\"");
        for (const auto column : {columns_.kind})
            if (const auto kind = text_at(row, column); !kind.empty()) {
                out_.put(':');
                put_xml_attribute(out_, kind);
            }
        out_.put(":Entity\"");
    }

    void put_node(std::size_t v, Row& row) {
        graph_.read_node(v, row);
        out_.print("    <node id=\"{}\"", ids_.node(v));
        if (is("neo4j")) put_neo4j_labels(row);
        out_.put(">\n");
        put_row(row, node_keys_);
        if (is("yed")) put_yed_node(v, row);
        out_.put("    </node>\n");
    }

    void put_edge(std::size_t e, Row& row) {
        graph_.read_edge(e, row);
        const auto [source, target] = graph_.ends(e);
        out_.print("    <edge id=\"{}\" source=\"{}\" target=\"{}\"", ids_.edge(e), ids_.node(source),
                   ids_.node(target));
        if (const auto label = text_at(row, columns_.edge_label);
            !label.empty() && (is("gephi") || is("neo4j"))) {
            out_.put(" label=\"");
            put_xml_attribute(out_, label);
            out_.put('"');
        }
        out_.put(">\n");
        put_row(row, edge_keys_);
        if (is("yed")) put_yed_edge(row);
        out_.put("    </edge>\n");
    }

    void put_yed_node(std::size_t v, const Row& row) {
        const double side = number_at(row, columns_.size, 30);
        out_.put("      <data key=\"yed_node\"><y:ShapeNode>");
        if (columns_.x && columns_.y)
            out_.print("<y:Geometry height=\"{0}\" width=\"{0}\" x=\"{1}\" y=\"{2}\"/>", side,
                       number_at(row, columns_.x, 0) - side / 2, -number_at(row, columns_.y, 0) - side / 2);
        out_.print("<y:Fill color=\"{}\" transparent=\"false\"/><y:NodeLabel>",
                   colour_of_kind(text_at(row, columns_.kind)));
        const auto label = text_at(row, columns_.node_label);
        put_xml(out_, label.empty() ? graph_.node_id(v) : label);
        out_.put("</y:NodeLabel><y:Shape type=\"ellipse\"/></y:ShapeNode></data>\n");
    }

    void put_yed_edge(const Row& row) {
        const int quad = static_cast<int>(number_at(row, columns_.quad, 0));
        out_.print(
            "      <data key=\"yed_edge\"><y:PolyLineEdge><y:LineStyle color=\"{}\" type=\"line\" "
            "width=\"1.0\"/><y:Arrows source=\"none\" target=\"standard\"/><y:EdgeLabel>",
            colour_of_quad(quad));
        put_xml(out_, text_at(row, columns_.edge_label));
        out_.put("</y:EdgeLabel></y:PolyLineEdge></data>\n");
    }

    const PropertyGraph& graph_;
    std::string_view profile_;
    Sink out_;
    PortableIds ids_;
    Columns columns_;
    Keys keys_;
    std::vector<std::string> node_keys_, edge_keys_;
};

}  // namespace

schema::Result<void> write_graphml(const PropertyGraph& graph, const WriteOptions& options,
                                   std::ostream& out) {
    return GraphmlWriter(graph, options.profile, out).write();
}

}  // namespace entente::exporters
