// Node-link JSON, as NetworkX reads it: {"directed", "multigraph", "graph", "nodes", "links" or "edges"}, the
// values of a node or edge beside its id and ends. NetworkX called the list of edges "links" up to 3.3 and
// calls it "edges" now; D3 and what is built on it say "links". By default both are written, so that each of
// them opens the file.
#include "exporters/exporter.hpp"
#include "exporters/json.hpp"

namespace entente::exporters {
namespace {

using model::PropertyGraph;
using model::Row;

constexpr std::string_view taken_by_nodes[] = {"id"};
constexpr std::string_view taken_by_edges[] = {"source", "target", "key"};

class NodeLinkWriter {
  public:
    NodeLinkWriter(const PropertyGraph& graph, std::ostream& out)
        : graph_(graph),
          out_(out),
          ids_(graph, repaired, IdSpace::apart),
          node_fields_(graph.node_attributes(), taken_by_nodes),
          edge_fields_(graph.edge_attributes(), taken_by_edges) {}

    schema::Result<void> write(std::string_view profile) {
        out_.put("{\"directed\":true,\"multigraph\":true,\"graph\":");
        put_json_facts(out_, graph_);
        put_nodes();
        if (profile != "edges") put_edges("links");
        if (profile != "links") put_edges("edges");
        out_.put("}\n");
        return out_.finish();
    }

  private:
    void put_nodes() {
        out_.put(",\n\"nodes\":[");
        for (std::size_t v = 0; v < graph_.node_count() && out_.good(); ++v) {
            graph_.read_node(v, row_);
            out_.put(v == 0 ? "\n{\"id\":" : ",\n{\"id\":");
            put_json(out_, ids_.node(v));
            node_fields_.put(out_, row_, true);
            out_.put('}');
        }
        out_.put("]");
    }

    void put_edges(std::string_view list) {
        out_.print(",\n\"{}\":[", list);
        for (std::size_t e = 0; e < graph_.edge_count() && out_.good(); ++e) {
            if (e != 0) out_.put(',');
            put_edge(e);
        }
        out_.put("]");
    }

    void put_edge(std::size_t e) {
        graph_.read_edge(e, row_);
        const auto [source, target] = graph_.ends(e);
        out_.put("\n{\"source\":");
        put_json(out_, ids_.node(source));
        out_.put(",\"target\":");
        put_json(out_, ids_.node(target));
        if (const auto id = ids_.edge(e); !id.empty()) {
            out_.put(",\"key\":");
            put_json(out_, id);
        }
        edge_fields_.put(out_, row_, true);
        out_.put('}');
    }

    const PropertyGraph& graph_;
    Sink out_;
    PortableIds ids_;
    JsonFields node_fields_, edge_fields_;
    Row row_;
};

}  // namespace

schema::Result<void> write_node_link(const PropertyGraph& graph, const WriteOptions& options,
                                     std::ostream& out) {
    return NodeLinkWriter(graph, out).write(options.profile);
}

}  // namespace entente::exporters
