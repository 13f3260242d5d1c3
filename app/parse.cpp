// entente parse: the language core alone, in the forms that other tools read.
#include <CLI/CLI.hpp>
#include <memory>
#include <sstream>

#include "app/commands.hpp"
#include "app/documents.hpp"
#include "app/model.hpp"
#include "app/output.hpp"
#include "extractors/language/formats.hpp"
#include "extractors/text/sentence_hints.hpp"

namespace entente::app {
namespace {

using schema::Result;

struct Options {
    DocumentOptions documents;
    std::string format = "spacy-json";
    std::string sentences = "news";
    std::string output = "-";
};

Result<std::string> parse_document(const language::Model& model, language::Workspace& workspace,
                                   const text::Document& document, const Options& options) {
    const auto hints =
        options.sentences == "news" ? text::sentence_hints(document) : std::vector<text::SentenceHint>{};
    const auto parsed = language::parse(model, workspace, document.text, hints);
    std::ostringstream out;
    auto written = language::write(out, *language::parse_format(options.format), parsed, document.id.value);
    if (!written) return std::unexpected(written.error());
    return std::move(out).str();
}

Result<Exit> run_parse(const Options& options, const Settings& settings) {
    const auto planned = plan(options.documents);
    if (!planned) return std::unexpected(planned.error());
    const auto model = open_model(settings);
    if (!model) return std::unexpected(model.error());
    auto output = Output::open(options.output);
    if (!output) return std::unexpected(output.error());
    auto workspaces = make_workspaces(*model, planned->jobs);
    Tally tally;
    for_each_document<std::string>(
        *planned, tally,
        [&](const text::Document& document, std::size_t worker) {
            return parse_document(*model, workspaces[worker], document, options);
        },
        [&](const Outcome<std::string>& outcome) { return write_text(*output, outcome); });
    return finish(*output, tally, *planned);
}

}  // namespace

Run declare_parse(CLI::App& cli) {
    auto options = std::make_shared<Options>();
    declare(cli, options->documents);
    cli.add_option("--format,-f", options->format, "what to write")
        ->check(CLI::IsMember({"spacy-json", "conllu", "displacy"}))
        ->capture_default_str();
    cli.add_option(
           "--sentences", options->sentences,
           "parser: bounds as spaCy sets them; news: told of headlines, datelines, bullets, abbreviations")
        ->check(CLI::IsMember({"news", "parser"}))
        ->capture_default_str();
    cli.add_option("--output,-o", options->output, "file to write; - is standard output")
        ->capture_default_str();
    return [options](const Settings& settings) { return run_parse(*options, settings); };
}

}  // namespace entente::app
