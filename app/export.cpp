// entente export: the graph of a store in a form that other tools open.
#include <CLI/CLI.hpp>
#include <memory>

#include "app/commands.hpp"
#include "app/lens_options.hpp"
#include "app/output.hpp"
#include "exporters/formats.hpp"
#include "graph/model/graph.hpp"
#include "graph/store/store.hpp"

namespace entente::app {
namespace {

using schema::Result;

struct Options {
    std::string graph;
    std::string format;
    std::string output = "-";
    LensOptions lens;
};

// -f, else the ending of the file that is to be written.
Result<const exporters::Format*> wanted_format(const Options& options) {
    auto format = options.format.empty() ? exporters::find_format_of_file(options.output)
                                         : exporters::find_format(options.format);
    if (!format) format.error().code = schema::ErrorCode::usage;
    return format;
}

Result<model::KnowledgeGraph> read_graph(const Options& options) {
    auto store = open_store(options.graph, options.lens);
    if (!store) return std::unexpected(store.error());
    auto events = store->events();
    if (!events) return std::unexpected(events.error());
    return model::build(*std::move(events));
}

Result<Exit> run_export(const Options& options) {
    const auto format = wanted_format(options);
    if (!format) return std::unexpected(format.error());
    const auto graph = read_graph(options);
    if (!graph) return std::unexpected(graph.error());
    auto output = Output::open(options.output);
    if (!output) return std::unexpected(output.error());
    if (auto written = (*format)->write(*graph, output->stream()); !written && !output->failed())
        return std::unexpected(written.error());
    if (auto finished = output->finish(); !finished) return std::unexpected(finished.error());
    return Exit::ok;
}

std::string format_help() {
    std::string help = "one of";
    for (const auto& format : exporters::formats()) help += " " + std::string(format.name);
    return help + "; by default the ending of FILE says it";
}

}  // namespace

Run declare_export(CLI::App& cli) {
    auto options = std::make_shared<Options>();
    cli.add_option("GRAPH", options->graph, "a store that entente build made")->required();
    cli.add_option("--format,-f", options->format, format_help());
    declare(cli, options->lens);
    cli.add_option("--output,-o", options->output, "file to write; - is standard output")
        ->type_name("FILE")
        ->capture_default_str();
    return [options](const Settings&) { return run_export(*options); };
}

}  // namespace entente::app
