// CSV: a file of nodes and a file of edges. The entry is write_csv, the plain profile is here: what pandas, R
// and Excel read without being told anything, names of columns as those of the attributes, the ends of an
// edge first, as igraph and NetworkX want them.
#include "exporters/csv_table.hpp"
#include "exporters/exporter.hpp"

namespace entente::exporters {
namespace {

using model::PropertyGraph;
using model::Row;

constexpr std::string_view taken_by_nodes[] = {"id"};
constexpr std::string_view taken_by_edges[] = {"source", "target", "id"};
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

CsvTable node_table(std::string_view profile, const PropertyGraph& graph, const PortableIds& ids) {
    if (profile == "gephi") return gephi_nodes(graph, ids);
    if (profile == "neo4j") return neo4j_nodes(graph, ids);
    return plain_nodes(graph, ids);
}

CsvTable edge_table(std::string_view profile, const PropertyGraph& graph, const PortableIds& ids) {
    if (profile == "gephi") return gephi_edges(graph, ids);
    if (profile == "neo4j") return neo4j_edges(graph, ids);
    return plain_edges(graph, ids);
}

void write_nodes(const PropertyGraph& graph, const CsvTable& table, Sink& out) {
    table.write_header(out);
    Row row;
    for (std::size_t v = 0; v < graph.node_count() && out.good(); ++v) {
        graph.read_node(v, row);
        table.write_row(out, v, row);
    }
}

void write_edges(const PropertyGraph& graph, const CsvTable& table, Sink& out) {
    table.write_header(out);
    Row row;
    for (std::size_t e = 0; e < graph.edge_count() && out.good(); ++e) {
        graph.read_edge(e, row);
        table.write_row(out, e, row);
    }
}

void add_attributes(CsvTable& table, const std::vector<std::string>& names) {
    for (std::size_t i = 0; i < names.size(); ++i) table.add_attribute(names[i], i);
}

}  // namespace

CsvTable plain_nodes(const PropertyGraph& graph, const PortableIds& ids) {
    CsvTable table;
    table.add_node_id("id", ids);
    add_attributes(table, distinct_names(graph.node_attributes(), taken_by_nodes));
    return table;
}

CsvTable plain_edges(const PropertyGraph& graph, const PortableIds& ids) {
    CsvTable table;
    table.add_source("source", graph, ids);
    table.add_target("target", graph, ids);
    table.add_edge_id("id", ids);
    add_attributes(table, distinct_names(graph.edge_attributes(), taken_by_edges));
    return table;
}

schema::Result<void> write_csv(const PropertyGraph& graph, const WriteOptions& options,
                               std::ostream& stream) {
    Sink out(stream);
    const PortableIds ids(graph, repaired, IdSpace::apart);
    if (options.profile == "excel") out.put(byte_order_mark);
    if (options.part == "edges")
        write_edges(graph, edge_table(options.profile, graph, ids), out);
    else
        write_nodes(graph, node_table(options.profile, graph, ids), out);
    return out.finish();
}

}  // namespace entente::exporters
