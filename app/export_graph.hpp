// A store as the graph that `entente export` writes.
#pragma once

#include <memory>

#include "app/export_options.hpp"
#include "graph/model/graph.hpp"
#include "graph/model/property_graph.hpp"
#include "graph/projection/projection.hpp"
#include "graph/store/store.hpp"

namespace entente::app {

// The events that the options ask for, organisations expanded.
schema::Result<std::vector<schema::Event>> chosen_events(const ExportOptions& options, store::Store& store);

// Its nodes chosen, folded and cut to --ego and --top.
schema::Result<projection::Projection> chosen_projection(const ExportOptions& options, store::Store& store,
                                                         const model::KnowledgeGraph& graph);

}  // namespace entente::app
