// What export and convert can add to the nodes of a graph: where they lie, and what measures say of them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/model/graph.hpp"
#include "graph/model/with_columns.hpp"
#include "graph/projection/projection.hpp"
#include "graph/schema/result.hpp"

namespace entente::app {

// Do nodes have an x and a y?
bool has_places(const model::PropertyGraph& graph);

// x, y and size: nodes with more weight of edges are larger; `threads` 0 is one a core.
std::vector<model::NodeColumn> placed(const model::PropertyGraph& graph, std::uint64_t seed,
                                      unsigned threads);

// Of the actors of the projection, which are the first of `nodes` nodes; absent for all others and for those
// without a link. An unknown measure is an error of usage.
schema::Result<std::vector<model::NodeColumn>> measured(const model::KnowledgeGraph& graph,
                                                        const projection::Projection& projection,
                                                        const std::vector<std::string>& measures,
                                                        std::size_t nodes, unsigned threads);

}  // namespace entente::app
