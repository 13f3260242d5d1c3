#include "graph/projection/shapes.hpp"

#include <algorithm>
#include <array>

#include "graph/projection/event_columns.hpp"
#include "graph/projection/shape_views.hpp"

namespace entente::projection {
namespace {

constexpr std::array<std::pair<Shape, std::string_view>, 4> names{{{Shape::dyads, "dyads"},
                                                                   {Shape::aggregate, "aggregate"},
                                                                   {Shape::reified, "reified"},
                                                                   {Shape::two_mode, "two-mode"}}};

}  // namespace

std::span<const model::Attribute> ActorView::node_attributes() const {
    return actor_attributes();
}

void ActorView::read_node(std::size_t node, model::Row& row) const {
    row.clear(actor_attributes().size());
    set_actor(row, projection_.nodes[node]);
}

std::unique_ptr<model::PropertyGraph> view(const model::KnowledgeGraph& graph, const Projection& projection,
                                           Shape shape, Kind kind, Facts facts) {
    switch (shape) {
        case Shape::dyads:
            return dyads_view(graph, projection, std::move(facts));
        case Shape::aggregate:
            return aggregate_view(graph, projection, kind, std::move(facts));
        case Shape::reified:
            return event_nodes_view(graph, projection, true, std::move(facts));
        case Shape::two_mode:
            return event_nodes_view(graph, projection, false, std::move(facts));
    }
    return nullptr;
}

std::string_view name(Shape shape) {
    return std::ranges::find(names, shape, &std::pair<Shape, std::string_view>::first)->second;
}

std::optional<Shape> parse_shape(std::string_view text) {
    const auto found = std::ranges::find(names, text, &std::pair<Shape, std::string_view>::second);
    if (found == names.end()) return {};
    return found->first;
}

}  // namespace entente::projection
