// The formats that are written from events and records instead of a property graph.
#pragma once

#include "app/export_options.hpp"
#include "app/settings.hpp"
#include "graph/model/graph.hpp"
#include "graph/store/store.hpp"

namespace entente::app {

// RDF. What the events do not say of their documents is asked of the store, the actors' items of the tables.
schema::Result<void> export_events(const ExportOptions& options, const Settings& settings,
                                   const exporters::Format& format, store::Store& store,
                                   const model::KnowledgeGraph& graph);

// The records of the events, as `extract` writes them: a line each, by document.
schema::Result<void> export_records(const ExportOptions& options, store::Store& store,
                                    const model::KnowledgeGraph& graph);

}  // namespace entente::app
