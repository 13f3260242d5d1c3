// Cytoscape's JSON: elements, each with its values in "data" beside its id and ends, a node with its
// position. Nodes and edges share one space of ids. Cytoscape.js takes `parent` for a compound node and lets
// y grow downwards. The desktop program shows what is called name on a node and interaction on an edge.
#include "exporters/exporter.hpp"
#include "exporters/json.hpp"

namespace entente::exporters {
namespace {

using model::find_attribute;
using model::PropertyGraph;
using model::Row;

constexpr std::string_view taken_by_nodes[] = {"id", "parent"};
constexpr std::string_view taken_by_edges[] = {"id", "source", "target"};

class CytoscapeWriter {
  public:
    CytoscapeWriter(const PropertyGraph& graph, std::string_view profile, std::ostream& out)
        : graph_(graph),
          out_(out),
          ids_(graph, repaired),
          node_fields_(graph.node_attributes(), taken_by_nodes),
          edge_fields_(graph.edge_attributes(), taken_by_edges),
          x_(find_attribute(graph.node_attributes(), "x")),
          y_(find_attribute(graph.node_attributes(), "y")) {
        if (profile != "desktop") return;
        rename(node_fields_, graph.node_attributes(), "label", "name");
        rename(edge_fields_, graph.edge_attributes(), "edgelabel", "interaction");
    }

    schema::Result<void> write() {
        out_.put("{\"format_version\":\"1.0\",\"generated_by\":\"entente\",\"data\":");
        put_json_facts(out_, graph_);
        out_.put(",\n\"elements\":{\"nodes\":[");
        for (std::size_t v = 0; v < graph_.node_count() && out_.good(); ++v) {
            if (v != 0) out_.put(',');
            put_node(v);
        }
        out_.put("],\n\"edges\":[");
        for (std::size_t e = 0; e < graph_.edge_count() && out_.good(); ++e) {
            if (e != 0) out_.put(',');
            put_edge(e);
        }
        out_.put("]}}\n");
        return out_.finish();
    }

  private:
    static void rename(JsonFields& fields, std::span<const model::Attribute> attributes,
                       std::string_view from, std::string_view to) {
        const auto attribute = find_attribute(attributes, from);
        if (attribute && !find_attribute(attributes, to)) fields.rename(*attribute, to);
    }

    void put_node(std::size_t v) {
        graph_.read_node(v, row_);
        out_.put("\n{\"data\":{\"id\":");
        put_json(out_, ids_.node(v));
        node_fields_.put(out_, row_, true);
        out_.put('}');
        const auto x = x_ ? row_.number(*x_) : std::nullopt;
        const auto y = y_ ? row_.number(*y_) : std::nullopt;
        if (x && y) out_.print(",\"position\":{{\"x\":{},\"y\":{}}}", *x, 0 - *y);
        out_.put('}');
    }

    void put_edge(std::size_t e) {
        graph_.read_edge(e, row_);
        const auto [source, target] = graph_.ends(e);
        out_.put("\n{\"data\":{\"id\":");
        put_json(out_, ids_.edge(e));
        out_.put(",\"source\":");
        put_json(out_, ids_.node(source));
        out_.put(",\"target\":");
        put_json(out_, ids_.node(target));
        edge_fields_.put(out_, row_, true);
        out_.put("}}");
    }

    const PropertyGraph& graph_;
    Sink out_;
    PortableIds ids_;
    JsonFields node_fields_, edge_fields_;
    std::optional<std::size_t> x_, y_;
    Row row_;
};

}  // namespace

schema::Result<void> write_cytoscape(const PropertyGraph& graph, const WriteOptions& options,
                                     std::ostream& out) {
    return CytoscapeWriter(graph, options.profile, out).write();
}

}  // namespace entente::exporters
