// entente extract: documents in, event records out, in the order of the documents.
#include <CLI/CLI.hpp>
#include <memory>

#include "app/commands.hpp"
#include "app/engine.hpp"
#include "app/linked_run.hpp"
#include "app/stored_document.hpp"
#include "graph/store/document_json.hpp"
#include "graph/store/record_json.hpp"

namespace entente::app {
namespace {

using schema::Result;

struct Options {
    DocumentOptions documents;
    std::string scope = "international";
    std::string output = "-";
    std::optional<double> min_confidence;
    bool with_documents = false;
};

Result<Written> to_lines(const Result<pipeline::Extracted>& extracted) {
    if (!extracted) return std::unexpected(extracted.error());
    Written written{.text = {}, .left_out = extracted->left_out};
    for (const auto& record : extracted->records) written.text += store::to_json(record) + '\n';
    return written;
}

Result<Exit> run_extract(const Options& options, const Settings& settings) {
    auto extraction = extraction_options(options.scope);
    extraction.min_confidence = options.min_confidence;
    return run_linked(
        options.documents, options.output, settings,
        [&](const pipeline::Engine& engine, language::Workspace& workspace, const text::Document& document) {
            auto written = to_lines(pipeline::extract(engine, workspace, document, extraction));
            if (written && options.with_documents)
                written->text.insert(0, store::to_json(stored(document)) + '\n');
            return written;
        });
}

}  // namespace

Run declare_extract(CLI::App& cli) {
    auto options = std::make_shared<Options>();
    declare(cli, options->documents);
    cli.add_option("--scope", options->scope,
                   "international: between states, or with an organisation; all: within one, too")
        ->check(CLI::IsMember({"international", "all"}))
        ->capture_default_str();
    cli.add_option(
           "--min-confidence", options->min_confidence,
           "leave out what is less sure, 0 to 1; where none is given, what serves best on labelled text")
        ->check(CLI::Range(0.0, 1.0));
    cli.add_flag("--documents", options->with_documents,
                 "write each document before its records, for `build --from records` elsewhere");
    cli.add_option("--output,-o", options->output, "file to write; - is standard output")
        ->type_name("FILE")
        ->capture_default_str();
    return [options](const Settings& settings) { return run_extract(*options, settings); };
}

}  // namespace entente::app
