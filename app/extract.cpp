// entente extract: documents in, event records out, in the order of the documents.
#include <CLI/CLI.hpp>
#include <memory>

#include "app/commands.hpp"
#include "app/documents.hpp"
#include "app/engine.hpp"
#include "app/model.hpp"
#include "app/output.hpp"
#include "graph/store/record_json.hpp"

namespace entente::app {
namespace {

using schema::Result;

struct Options {
    DocumentOptions documents;
    std::string scope = "international";
    std::string output = "-";
    std::optional<double> min_confidence;
};

Result<std::string> to_lines(const Result<std::vector<schema::Record>>& records) {
    if (!records) return std::unexpected(records.error());
    std::string lines;
    for (const auto& record : *records) lines += store::to_json(record) + '\n';
    return lines;
}

Result<Exit> run_extract(const Options& options, const Settings& settings) {
    const auto planned = plan(options.documents);
    if (!planned) return std::unexpected(planned.error());
    const auto engine = open_engine(settings);
    if (!engine) return std::unexpected(engine.error());
    auto output = Output::open(options.output);
    if (!output) return std::unexpected(output.error());
    auto workspaces = make_workspaces(engine->model, planned->jobs);
    auto extraction = extraction_options(options.scope);
    extraction.min_confidence = options.min_confidence;
    Tally tally;
    for_each_document<std::string>(
        *planned, tally,
        [&](const text::Document& document, std::size_t worker) {
            return to_lines(pipeline::extract(engine->view(), workspaces[worker], document, extraction));
        },
        [&](const Outcome<std::string>& outcome) { return write_text(*output, outcome); });
    return finish(*output, tally, *planned);
}

}  // namespace

Run declare_extract(CLI::App& cli) {
    auto options = std::make_shared<Options>();
    declare(cli, options->documents);
    cli.add_option("--scope", options->scope,
                   "international: between states, or with an organisation; all: within one, too")
        ->check(CLI::IsMember({"international", "all"}))
        ->capture_default_str();
    cli.add_option("--min-confidence", options->min_confidence,
                   "leave out what is less sure, 0 to 1; where none is given, what serves best on labelled text")
        ->check(CLI::Range(0.0, 1.0));
    cli.add_option("--output,-o", options->output, "file to write; - is standard output")
        ->type_name("FILE")
        ->capture_default_str();
    return [options](const Settings& settings) { return run_extract(*options, settings); };
}

}  // namespace entente::app
