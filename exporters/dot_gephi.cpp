// DOT as Gephi's reader understands it: nodes and edges, no defaults, no groups.
#include "exporters/captions.hpp"
#include "exporters/dot_text.hpp"
#include "exporters/sink.hpp"

namespace entente::exporters {

using model::PropertyGraph;
using model::Row;

schema::Result<void> write_dot_for_gephi(const PropertyGraph& graph, std::ostream& stream) {
    Sink out(stream);
    const PortableIds ids(graph);
    const NodeColumns node_columns(graph);
    const EdgeColumns edge_columns(graph);
    Row row;
    out.put("digraph {\n");
    for (std::size_t v = 0; v < graph.node_count() && out.good(); ++v) {
        graph.read_node(v, row);
        out.print("  \"{}\" [label=\"{}\"];\n", dot_plain_id(ids.node(v)),
                  dot_plain(name_of(graph, v, row, node_columns)));
    }
    for (std::size_t e = 0; e < graph.edge_count() && out.good(); ++e) {
        graph.read_edge(e, row);
        const auto [source, target] = graph.ends(e);
        out.print("  \"{}\" -> \"{}\" [label=\"{}\", weight={}];\n", dot_plain_id(ids.node(source)),
                  dot_plain_id(ids.node(target)), dot_plain(text_at(row, edge_columns.label)),
                  weight_of(row, edge_columns));
    }
    out.put("}\n");
    return out.finish();
}

}  // namespace entente::exporters
