// entente export: the graph of a store in a form that other tools open.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <iterator>
#include <memory>

#include "app/commands.hpp"
#include "app/export_events.hpp"
#include "app/export_graph.hpp"
#include "app/export_list.hpp"
#include "app/export_panel.hpp"
#include "app/node_columns.hpp"
#include "app/write_graph.hpp"

namespace entente::app {
namespace {

using schema::Error;
using schema::ErrorCode;
using schema::Result;

// What --analysis and --layout add to the nodes.
Result<std::vector<model::NodeColumn>> columns_of(const ExportOptions& options,
                                                  const exporters::Format& format,
                                                  const model::KnowledgeGraph& graph,
                                                  const projection::Projection& projected,
                                                  const model::PropertyGraph& view) {
    std::vector<model::NodeColumn> columns;
    if (!options.measures.empty()) {
        auto found = measured(graph, projected, options.measures, view.node_count(), options.jobs);
        if (!found) return std::unexpected(found.error());
        columns = *std::move(found);
    }
    if (options.layout || format.placed)
        std::ranges::move(placed(view, options.seed, options.jobs), std::back_inserter(columns));
    return columns;
}

Result<void> export_property_graph(const ExportOptions& options, const exporters::Format& format,
                                   store::Store& store, const model::KnowledgeGraph& graph) {
    const auto projected = chosen_projection(options, store, graph);
    if (!projected) return std::unexpected(projected.error());
    const auto shape = wanted_shape(options, format);
    const auto kind = options.by == "quad" ? projection::Kind::quad : projection::Kind::type;
    const auto view = projection::view(graph, *projected, shape, kind, facts_of(options, shape));
    const auto columns = columns_of(options, format, graph, *projected, *view);
    if (!columns) return std::unexpected(columns.error());
    return write_graph(model::WithColumns(*view, *columns), format, target_of(options));
}

Result<void> export_as(const ExportOptions& options, const Settings& settings,
                       const exporters::Format& format, store::Store& store,
                       const model::KnowledgeGraph& graph) {
    if (format.write) return export_property_graph(options, format, store, graph);
    if (format.write_events) return export_events(options, settings, format, store, graph);
    if (format.name == "panel") return export_panel(options, settings, store, graph);
    return export_records(options, store, graph);
}

Result<Exit> run_export(const ExportOptions& options, const Settings& settings) {
    if (options.list) return list_formats();
    if (options.graph.empty())
        return std::unexpected(Error{ErrorCode::usage,
                                     "no store is named",
                                     {},
                                     0,
                                     "name the file that entente build made, or ask for --list"});
    const auto format = wanted_format(target_of(options));
    if (!format) return std::unexpected(format.error());
    if (const auto fits = check_by(options, **format); !fits) return std::unexpected(fits.error());
    auto store = open_store(options.graph, options.lens);
    if (!store) return std::unexpected(store.error());
    auto events = chosen_events(options, *store);
    if (!events) return std::unexpected(events.error());
    const auto graph = model::build(*std::move(events));
    const auto written = export_as(options, settings, **format, *store, graph);
    if (!written) return std::unexpected(written.error());
    return Exit::ok;
}

}  // namespace

Run declare_export(CLI::App& cli) {
    auto options = std::make_shared<ExportOptions>();
    declare(cli, *options);
    return [options](const Settings& settings) { return run_export(*options, settings); };
}

}  // namespace entente::app
