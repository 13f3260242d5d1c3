// entente convert: what other programs keep, as ours; and graphs from one format to another.
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <memory>
#include <ranges>

#include "app/commands.hpp"
#include "app/data_file.hpp"
#include "app/dictionary_tables.hpp"
#include "app/engine.hpp"
#include "app/node_columns.hpp"
#include "app/output.hpp"
#include "app/read_graph.hpp"
#include "app/user_actors.hpp"
#include "app/write_graph.hpp"
#include "importers/formats.hpp"

namespace entente::app {
namespace {

using schema::Error;
using schema::ErrorCode;
using schema::Result;

struct Options {
    GraphFile file;
    Target target;
    bool layout = false;
    std::uint64_t seed = 1;
    unsigned jobs = 0;
    std::string dictionary;
    std::string tables = "-";
};

Result<Exit> run_dictionary(const Options& options, const Settings& settings) {
    const auto text = read_file(options.dictionary);
    if (!text) return std::unexpected(text.error());
    if (!actors::is_dictionary(*text))
        return std::unexpected(
            Error{ErrorCode::invalid, "no dictionary of actors or agents", options.dictionary, 0,
                  "its lines are phrases with codes in brackets, as in AFGHANISTAN_ [AFG]"});
    const auto tables = open_tables(settings);
    if (!tables) return std::unexpected(tables.error());
    const auto dictionary = actors::parse_dictionary(*text, options.dictionary);
    report(dictionary, options.dictionary);
    auto output = Output::open(options.tables);
    if (!output) return std::unexpected(output.error());
    write_dictionary_tables(output->stream(), dictionary, tables->knowledge);
    if (auto finished = output->finish(); !finished) return std::unexpected(finished.error());
    return Exit::ok;
}

// Some formats are not of graphs, but of events with what they were read in.
Result<const exporters::Format*> graph_format(const Target& target) {
    auto format = wanted_format(target);
    if (!format || (*format)->write) return format;
    return std::unexpected(Error{ErrorCode::usage,
                                 fmt::format("{} is not written from a file", (*format)->name),
                                 {},
                                 0,
                                 "entente export writes it from a store"});
}

Result<Exit> run_graph(const Options& options) {
    if (options.file.path.empty())
        return std::unexpected(
            Error{ErrorCode::usage, "no file is named", {}, 0, "entente convert graph.graphml -f gexf"});
    const auto format = graph_format(options.target);
    if (!format) return std::unexpected(format.error());
    const auto graph = read_graph(options.file);
    if (!graph) return std::unexpected(graph.error());
    std::vector<model::NodeColumn> columns;
    if (options.layout || ((*format)->placed && !has_places(*graph)))
        columns = placed(*graph, options.seed, options.jobs);
    const auto written =
        write_graph(model::WithColumns(*graph, std::move(columns)), **format, options.target);
    if (!written) return std::unexpected(written.error());
    return Exit::ok;
}

template <class Formats>
std::string names(Formats&& formats) {
    std::string names;
    for (const auto& format : formats) names += (names.empty() ? "" : " ") + std::string(format.name);
    return names;
}

void declare_graph(CLI::App& cli, Options& options) {
    cli.add_option("FILE", options.file.path, "the graph, or the table of its edges; - is standard input");
    cli.add_option(
        "--format,-f", options.target.format,
        "to write: " + names(exporters::formats() | std::views::filter(&exporters::Format::write)) +
            "; by default as -o ends");
    cli.add_option("--output,-o", options.target.output, "file to write; - is standard output")
        ->type_name("FILE")
        ->capture_default_str();
    cli.add_option("--from", options.file.format,
                   "to read: " + names(importers::formats()) + "; by default as name or content tell")
        ->type_name("FORMAT");
    cli.add_option("--nodes", options.file.nodes,
                   "table of the nodes; by default x.nodes.csv beside x.edges.csv")
        ->type_name("FILE");
    cli.add_option("--profile", options.target.profile, "whose reader it is for; entente export --list");
    cli.add_option("--part", options.target.part, "which of the format's files; by default all");
    cli.add_flag("--layout", options.layout, "places the nodes anew");
    cli.add_option("--seed", options.seed, "--layout: another one")->capture_default_str();
    cli.add_option("--jobs,-j", options.jobs, "--layout: threads; 0 is one a core")->capture_default_str();
}

}  // namespace

Run declare_convert(CLI::App& cli) {
    auto options = std::make_shared<Options>();
    cli.require_subcommand(0, 1);
    declare_graph(cli, *options);
    auto* dictionary = cli.add_subcommand(
        "dictionary", "a TABARI, PETRARCH or Phoenix dictionary as tables that --actors takes");
    dictionary->fallthrough();
    dictionary->add_option("FILE", options->dictionary, "actors or agents")->required();
    dictionary->add_option("--output,-o", options->tables, "file to write; - is standard output")
        ->type_name("FILE")
        ->capture_default_str();
    return [options, dictionary](const Settings& settings) {
        return dictionary->parsed() ? run_dictionary(*options, settings) : run_graph(*options);
    };
}

}  // namespace entente::app
