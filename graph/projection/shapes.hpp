// A projection as a property graph, in the shape that a reader wants: views that hold numbers alone, and ask
// the knowledge graph for every value when it is read.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/model/property_graph.hpp"
#include "graph/projection/projection.hpp"

namespace entente::projection {

enum class Shape {
    dyads,      // an edge for each link: parallel, dated, each with its event's values and proof
    aggregate,  // an edge for two nodes and a kind, with how often, from when to when, and all the spells
    reified,    // events are nodes, too; an edge from each party to its event, or from an event to its
                // recipient, with role and side: nothing of an event of many parties is lost
    two_mode,   // actors × events: an edge from each actor to each event it took part in, once
};

// What an aggregate counts as one kind.
enum class Kind { type, quad };

using Facts = std::vector<std::pair<std::string, std::string>>;

// `facts` go into the graph as they are. Graph and projection must live as long as the view.
std::unique_ptr<model::PropertyGraph> view(const model::KnowledgeGraph& graph, const Projection& projection,
                                           Shape shape, Kind kind, Facts facts);

std::string_view name(Shape shape);
std::optional<Shape> parse_shape(std::string_view text);

}  // namespace entente::projection
