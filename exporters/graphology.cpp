// What graphology serialises, which Sigma and Gephi Lite show: values in an object "attributes" of their own,
// so that no name of theirs meets one of the format.
#include "exporters/exporter.hpp"
#include "exporters/json.hpp"

namespace entente::exporters {
namespace {

using model::PropertyGraph;
using model::Row;

class GraphologyWriter {
  public:
    GraphologyWriter(const PropertyGraph& graph, std::ostream& out)
        : graph_(graph),
          out_(out),
          ids_(graph, repaired, IdSpace::apart),
          node_fields_(graph.node_attributes(), {}),
          edge_fields_(graph.edge_attributes(), {}) {}

    schema::Result<void> write() {
        out_.put(
            "{\"options\":{\"type\":\"directed\",\"multi\":true,\"allowSelfLoops\":true},\"attributes\":");
        put_json_facts(out_, graph_);
        out_.put(",\n\"nodes\":[");
        for (std::size_t v = 0; v < graph_.node_count() && out_.good(); ++v) {
            if (v != 0) out_.put(',');
            put_node(v);
        }
        out_.put("],\n\"edges\":[");
        for (std::size_t e = 0; e < graph_.edge_count() && out_.good(); ++e) {
            if (e != 0) out_.put(',');
            put_edge(e);
        }
        out_.put("]}\n");
        return out_.finish();
    }

  private:
    void put_node(std::size_t v) {
        graph_.read_node(v, row_);
        out_.put("\n{\"key\":");
        put_json(out_, ids_.node(v));
        put_attributes(node_fields_);
    }

    void put_edge(std::size_t e) {
        graph_.read_edge(e, row_);
        const auto [source, target] = graph_.ends(e);
        out_.put("\n{");
        if (const auto id = ids_.edge(e); !id.empty()) {
            out_.put("\"key\":");
            put_json(out_, id);
            out_.put(',');
        }
        out_.put("\"source\":");
        put_json(out_, ids_.node(source));
        out_.put(",\"target\":");
        put_json(out_, ids_.node(target));
        put_attributes(edge_fields_);
    }

    void put_attributes(const JsonFields& fields) {
        out_.put(",\"attributes\":{");
        fields.put(out_, row_, false);
        out_.put("}}");
    }

    const PropertyGraph& graph_;
    Sink out_;
    PortableIds ids_;
    JsonFields node_fields_, edge_fields_;
    Row row_;
};

}  // namespace

schema::Result<void> write_graphology(const PropertyGraph& graph, const WriteOptions&, std::ostream& out) {
    return GraphologyWriter(graph, out).write();
}

}  // namespace entente::exporters
