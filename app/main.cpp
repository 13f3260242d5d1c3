// The program: reads the command line, runs one command, and turns what comes back into an exit code. Nothing
// else in the tree exits, and nothing else catches.
#include <CLI/CLI.hpp>
#include <exception>
#include <new>
#include <spdlog/spdlog.h>
#include <string>
#include <string_view>
#include <vector>

#include "app/commands.hpp"
#include "app/interrupt.hpp"
#include "app/settings.hpp"
#include "graph/schema/did_you_mean.hpp"

namespace {

using namespace entente;
using app::Exit;

Exit exit_of(const schema::Error& error) {
    spdlog::error("{}", schema::describe(error));
    return error.code == schema::ErrorCode::usage ? Exit::usage : Exit::failure;
}

void declare_settings(CLI::App& cli, app::Settings& settings) {
    cli.set_version_flag("--version", "entente " ENTENTE_VERSION);
    cli.require_subcommand(0, 1);
    cli.fallthrough();
    cli.add_option("--model", settings.model, "folder of the spaCy pipeline (environment: ENTENTE_MODEL)")
        ->type_name("DIR");
    cli.add_option("--data", settings.data, "folder of the tables (environment: ENTENTE_DATA)")
        ->type_name("DIR");
    cli.add_option(
           "--actors", settings.actors,
           "tables of your own actors, or a TABARI, PETRARCH or Phoenix dictionary; may be given again")
        ->type_name("FILE")
        ->allow_extra_args(false);
    cli.add_option("--frames", settings.frames,
                   "a table of your own frames, added to ours or in their place; may be given again; "
                   "none: ours are left out")
        ->type_name("FILE")
        ->allow_extra_args(false);
    cli.add_option("--verbs", settings.verbs,
                   "a verb dictionary of PETRARCH, whose patterns become frames; may be given again")
        ->type_name("FILE")
        ->allow_extra_args(false);
    cli.add_option("--weights", settings.weights,
                   "weights of the scorer, as entente train writes them; none: the frames alone decide")
        ->type_name("FILE");
    cli.add_option("--log-level", settings.log_level, "how much to say on standard error")
        ->check(CLI::IsMember({"debug", "info", "warn", "error", "off"}))
        ->capture_default_str();
}

// No command was chosen: either none was given, or a word that is none.
schema::Result<Exit> no_command(const std::vector<std::string>& words) {
    if (words.empty())
        return std::unexpected(schema::Error{schema::ErrorCode::usage, "no command was given", "", 0,
                                             "entente --help lists them"});
    std::vector<std::string_view> names;
    for (const auto& command : app::commands()) names.push_back(command.name);
    const auto hint = schema::did_you_mean(words[0], names);
    return std::unexpected(schema::Error{schema::ErrorCode::usage, "unknown command \"" + words[0] + '"', "",
                                         0, hint.empty() ? "entente --help lists them" : hint});
}

schema::Result<Exit> unknown_word(const std::string& word) {
    return std::unexpected(schema::Error{schema::ErrorCode::usage,
                                         "unknown option or one word too many: " + word, "", 0,
                                         "--help after the command lists what it takes"});
}

Exit run(int argc, char** argv) {
    CLI::App cli("Entente reads diplomatic text and writes a dated, sourced graph of who did what with whom.",
                 "entente");
    app::Settings settings;
    app::Run chosen;
    declare_settings(cli, settings);
    for (const auto& command : app::commands()) {
        auto* sub = cli.add_subcommand(command.name, command.summary);
        sub->fallthrough();
        sub->final_callback([&chosen, action = command.declare(*sub)] { chosen = action; });
    }
    cli.allow_extras();
    try {
        cli.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return cli.exit(error) == 0 ? Exit::ok : Exit::usage;
    }
    settings.our_frames = std::erase(settings.frames, "none") == 0;
    app::start_log(settings);
    app::watch_signals();
    const auto unread = cli.remaining(true);
    const auto done = !chosen           ? no_command(unread)
                      : !unread.empty() ? unknown_word(unread[0])
                                        : chosen(settings);
    return done ? *done : exit_of(done.error());
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return static_cast<int>(run(argc, argv));
    } catch (const std::bad_alloc&) {
        spdlog::error("out of memory; use fewer --jobs or a smaller --max-document-bytes");
    } catch (const std::exception& error) {
        spdlog::error("unexpected: {}", error.what());
    }
    return static_cast<int>(Exit::failure);
}
