// `entente export -f panel`: pairs of states and periods, for R, Stata and pandas (docs/panel.md).
#pragma once

#include "app/export_options.hpp"
#include "app/settings.hpp"
#include "graph/model/graph.hpp"
#include "graph/store/store.hpp"

namespace entente::app {

schema::Result<void> export_panel(const ExportOptions& options, const Settings& settings, store::Store& store,
                                  const model::KnowledgeGraph& graph);

}  // namespace entente::app
