// entente convert: what other programs keep, as ours.
#include <CLI/CLI.hpp>
#include <memory>

#include "app/commands.hpp"
#include "app/data_file.hpp"
#include "app/dictionary_tables.hpp"
#include "app/engine.hpp"
#include "app/output.hpp"
#include "app/user_actors.hpp"

namespace entente::app {
namespace {

using schema::Error;
using schema::ErrorCode;
using schema::Result;

struct Options {
    std::string dictionary;
    std::string output = "-";
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
    auto output = Output::open(options.output);
    if (!output) return std::unexpected(output.error());
    write_dictionary_tables(output->stream(), dictionary, tables->knowledge);
    if (auto finished = output->finish(); !finished) return std::unexpected(finished.error());
    return Exit::ok;
}

}  // namespace

Run declare_convert(CLI::App& cli) {
    auto options = std::make_shared<Options>();
    cli.require_subcommand(1);
    auto* dictionary = cli.add_subcommand(
        "dictionary", "a TABARI, PETRARCH or Phoenix dictionary as tables that --actors takes");
    dictionary->fallthrough();
    dictionary->add_option("FILE", options->dictionary, "actors or agents")->required();
    dictionary->add_option("--output,-o", options->output, "file to write; - is standard output")
        ->type_name("FILE")
        ->capture_default_str();
    return [options](const Settings& settings) { return run_dictionary(*options, settings); };
}

}  // namespace entente::app
