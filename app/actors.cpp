// entente actors: who is mentioned in documents, one mention a line, and `actors show`: what the program
// knows.
#include <CLI/CLI.hpp>
#include <memory>

#include "app/actors_show.hpp"
#include "app/commands.hpp"
#include "app/linked_run.hpp"
#include "app/mention_writer.hpp"
#include "app/terminal.hpp"

namespace entente::app {
namespace {

using schema::Result;

struct Options {
    DocumentOptions documents;
    std::string format = "jsonl";
    std::string output = "-";
};

Result<Exit> run_actors(const Options& options, const Settings& settings) {
    const bool table = options.format == "table";
    const auto width = terminal_width();
    return run_linked(
        options.documents, options.output, settings,
        [&](const pipeline::Engine& engine, language::Workspace& workspace,
            const text::Document& document) -> Result<Written> {
            const auto linked = pipeline::link(engine, workspace, document);
            return Written{table ? mention_table(document, linked, width) : mention_lines(document, linked),
                           linked.left_out};
        });
}

}  // namespace

Run declare_actors(CLI::App& cli) {
    auto options = std::make_shared<Options>();
    declare(cli, options->documents);
    cli.add_option("--format,-f", options->format, "a JSON object a mention, or a table for people")
        ->check(CLI::IsMember({"jsonl", "table"}))
        ->capture_default_str();
    cli.add_option("--output,-o", options->output, "file to write; - is standard output")
        ->type_name("FILE")
        ->capture_default_str();
    auto* show = cli.add_subcommand("show", "what the program knows of an actor, as of a day");
    show->fallthrough();
    const auto run_show = declare_actors_show(*show);
    return [options, show, run_show](const Settings& settings) {
        return show->parsed() ? run_show(settings) : run_actors(*options, settings);
    };
}

}  // namespace entente::app
