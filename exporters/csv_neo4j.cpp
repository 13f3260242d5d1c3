// The Neo4j profile of CSV, for `neo4j-admin database import full --nodes=x.nodes.csv
// --relationships=x.edges.csv --multiline-fields=true`. Headers say the types. A column is of type date only
// where all its values are whole days: Neo4j would make 2024-03-01 of 2024-03.
#include <algorithm>

#include "exporters/csv_table.hpp"
#include "exporters/sink.hpp"
#include "graph/schema/date.hpp"

namespace entente::exporters {
namespace {

using model::Attribute;
using model::find_attribute;
using model::PropertyGraph;
using model::Row;
using model::ValueType;

using Attributes = std::span<const Attribute>;

constexpr std::string_view taken[] = {"id"};
constexpr std::string_view dates[] = {"date_start", "date_end"};

// Without the signs of a header's grammar.
std::string property_name(std::string_view name) {
    std::string out = repaired(name);
    for (char& c : out)
        if (std::string_view(":{}()[]").find(c) != std::string_view::npos) c = '_';
    return out;
}

bool is_day(std::string_view text) {
    const auto date = schema::parse_date(text);
    return text.size() == 10 && date && date->precision == schema::DatePrecision::day;
}

// Which of the columns of dates hold whole days alone.
class Days {
  public:
    explicit Days(Attributes attributes) {
        for (const auto name : dates)
            if (const auto column = find_attribute(attributes, name)) columns_.push_back(*column);
    }
    bool empty() const { return columns_.empty(); }
    void look_at(const Row& row) {
        std::erase_if(columns_, [&](std::size_t column) {
            const auto text = row.text(column);
            return !text.empty() && !is_day(text);
        });
    }
    bool has(std::size_t column) const { return std::ranges::find(columns_, column) != columns_.end(); }

  private:
    std::vector<std::size_t> columns_;
};

Days days_of_nodes(const PropertyGraph& graph) {
    Days days(graph.node_attributes());
    Row row;
    for (std::size_t v = 0; v < graph.node_count() && !days.empty(); ++v) {
        graph.read_node(v, row);
        days.look_at(row);
    }
    return days;
}

Days days_of_edges(const PropertyGraph& graph) {
    Days days(graph.edge_attributes());
    Row row;
    for (std::size_t e = 0; e < graph.edge_count() && !days.empty(); ++e) {
        graph.read_edge(e, row);
        days.look_at(row);
    }
    return days;
}

std::string_view type_name(const Attribute& attribute, bool days) {
    switch (attribute.type) {
        case ValueType::text:
            return days ? ":date" : ":string";
        case ValueType::integer:
            return ":long";
        case ValueType::number:
            return ":double";
    }
    return ":string";
}

void add_properties(CsvTable& table, Attributes attributes, const Days& days) {
    const auto names = distinct_names(attributes, taken, property_name);
    for (std::size_t i = 0; i < attributes.size(); ++i)
        table.add_attribute(names[i] + std::string(type_name(attributes[i], days.has(i))), i);
}

// Several labels are parted by ";".
void put_label(Sink& out, std::string_view kind) {
    std::string label(kind);
    std::ranges::replace(label, ';', '_');
    put_csv(out, std::string_view(label.empty() ? "Entity" : label + ";Entity"));
}

}  // namespace

CsvTable neo4j_nodes(const PropertyGraph& graph, const PortableIds& ids) {
    CsvTable table;
    table.add_node_id("id:ID", ids);
    const auto kind = find_attribute(graph.node_attributes(), "entity_kind");
    table.add(":LABEL",
              [kind](Sink& out, std::size_t, const Row& row) { put_label(out, text_at(row, kind)); });
    add_properties(table, graph.node_attributes(), days_of_nodes(graph));
    return table;
}

CsvTable neo4j_edges(const PropertyGraph& graph, const PortableIds& ids) {
    CsvTable table;
    table.add_source(":START_ID", graph, ids);
    table.add_target(":END_ID", graph, ids);
    const auto label = find_attribute(graph.edge_attributes(), "edgelabel");
    table.add(":TYPE", [label](Sink& out, std::size_t, const Row& row) {
        const auto text = text_at(row, label);
        put_csv(out, text.empty() ? "RELATED" : text);
    });
    table.add_edge_id("id:string", ids);
    add_properties(table, graph.edge_attributes(), days_of_edges(graph));
    return table;
}

}  // namespace entente::exporters
