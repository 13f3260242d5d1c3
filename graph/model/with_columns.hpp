// A property graph with more attributes on its nodes: measures, positions.
#pragma once

#include <variant>
#include <vector>

#include "graph/model/property_graph.hpp"

namespace entente::model {

// A value for each node; of numbers those that are not finite are absent, of texts the empty.
struct NodeColumn {
    std::string name;
    std::variant<std::vector<std::optional<std::int64_t>>, std::vector<double>, std::vector<std::string>>
        values;
};

class WithColumns final : public PropertyGraph {
  public:
    // The graph must live as long. A column takes the place of an attribute of its name. Requires: as many
    // values in each column as there are nodes, no two columns of one name.
    WithColumns(const PropertyGraph& graph, std::vector<NodeColumn> columns);

    std::span<const std::pair<std::string, std::string>> facts() const override { return graph_.facts(); }
    std::span<const Attribute> node_attributes() const override { return attributes_; }
    std::span<const Attribute> edge_attributes() const override { return graph_.edge_attributes(); }
    std::size_t node_count() const override { return graph_.node_count(); }
    std::size_t edge_count() const override { return graph_.edge_count(); }
    std::string_view node_id(std::size_t node) const override { return graph_.node_id(node); }
    Ends ends(std::size_t edge) const override { return graph_.ends(edge); }
    std::string edge_id(std::size_t edge) const override { return graph_.edge_id(edge); }
    void read_node(std::size_t node, Row& row) const override;
    void read_edge(std::size_t edge, Row& row) const override { graph_.read_edge(edge, row); }

  private:
    const PropertyGraph& graph_;
    std::vector<NodeColumn> columns_;
    std::vector<std::size_t> places_;  // of the columns among the attributes
    std::vector<Attribute> attributes_;
};

}  // namespace entente::model
