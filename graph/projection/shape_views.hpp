// What the views of shapes.cpp share. Not for other layers; use shapes.hpp.
#pragma once

#include "graph/projection/shapes.hpp"

namespace entente::projection {

// Nodes are the projection's.
class ActorView : public model::PropertyGraph {
  public:
    ActorView(const model::KnowledgeGraph& graph, const Projection& projection, Facts facts)
        : graph_(graph), projection_(projection), facts_(std::move(facts)) {}

    std::span<const std::pair<std::string, std::string>> facts() const override { return facts_; }
    std::span<const model::Attribute> node_attributes() const override;
    std::size_t node_count() const override { return projection_.nodes.size(); }
    std::string_view node_id(std::size_t node) const override { return projection_.nodes[node].id; }
    void read_node(std::size_t node, model::Row& row) const override;

  protected:
    const schema::Event& event(std::size_t number) const { return graph_.events[number]; }
    const Projection& projection() const { return projection_; }

  private:
    const model::KnowledgeGraph& graph_;
    const Projection& projection_;
    Facts facts_;
};

std::unique_ptr<model::PropertyGraph> dyads_view(const model::KnowledgeGraph&, const Projection&, Facts);
std::unique_ptr<model::PropertyGraph> aggregate_view(const model::KnowledgeGraph&, const Projection&, Kind,
                                                     Facts);
// `with_roles`: reified, else two-mode.
std::unique_ptr<model::PropertyGraph> event_nodes_view(const model::KnowledgeGraph&, const Projection&,
                                                       bool with_roles, Facts);

}  // namespace entente::projection
