// A table of comma-separated values (RFC 4180): what the profiles of CSV share, which differ in their columns
// alone. Cells are quoted where they must be and nothing in them is changed, but for the character NUL and
// bytes that are no UTF-8, which become U+FFFD. A cell that begins with = + - or @ is left as it is: it is
// data, and programs that read data take it so; spreadsheets may take it for a formula.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "exporters/sink.hpp"

namespace entente::exporters {

// Nothing for an absent value.
void put_csv(Sink& out, std::string_view text);
void put_csv(Sink& out, const model::Value& value);

class CsvTable {
  public:
    // Puts the cell of the node or edge of that number, whose values are in the row.
    using Cell = std::function<void(Sink&, std::size_t item, const model::Row&)>;

    void add(std::string header, Cell cell) { columns_.push_back({std::move(header), std::move(cell)}); }
    void add_attribute(std::string header, std::size_t attribute);
    void add_node_id(std::string header, const PortableIds& ids);
    void add_edge_id(std::string header, const PortableIds& ids);
    // The ids of an edge's ends.
    void add_source(std::string header, const model::PropertyGraph& graph, const PortableIds& ids);
    void add_target(std::string header, const model::PropertyGraph& graph, const PortableIds& ids);

    void write_header(Sink& out) const;
    void write_row(Sink& out, std::size_t item, const model::Row& row) const;

  private:
    struct Column {
        std::string header;
        Cell cell;
    };
    std::vector<Column> columns_;
};

// The columns of the nodes' file or of the edges', as a profile wants them. Graph and ids must live as long.
CsvTable plain_nodes(const model::PropertyGraph& graph, const PortableIds& ids);
CsvTable plain_edges(const model::PropertyGraph& graph, const PortableIds& ids);
CsvTable gephi_nodes(const model::PropertyGraph& graph, const PortableIds& ids);
CsvTable gephi_edges(const model::PropertyGraph& graph, const PortableIds& ids);
CsvTable neo4j_nodes(const model::PropertyGraph& graph, const PortableIds& ids);
CsvTable neo4j_edges(const model::PropertyGraph& graph, const PortableIds& ids);

}  // namespace entente::exporters
