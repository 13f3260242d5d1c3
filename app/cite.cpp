// entente cite: how to cite a store.
#include "graph/query/cite.hpp"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "app/output.hpp"
#include "app/query_options.hpp"

namespace entente::app {
namespace {

struct Options {
    StoreOptions store;
    std::string format = "text";
};

schema::Result<Exit> run(const Options& options) {
    auto store = open_store(options.store.graph, options.store.lens);
    if (!store) return std::unexpected(store.error());
    const auto style = options.format == "bibtex" ? query::CitationStyle::bibtex
                       : options.format == "cff"  ? query::CitationStyle::cff
                                                  : query::CitationStyle::text;
    const auto name = std::filesystem::path(options.store.graph).filename().string();
    const auto text = query::cite(*store, name, style);
    if (!text) return std::unexpected(text.error());
    auto output = Output::open("-");
    if (!output) return std::unexpected(output.error());
    output->stream() << *text;
    if (auto finished = output->finish(); !finished) return std::unexpected(finished.error());
    return Exit::ok;
}

}  // namespace

Run declare_cite(CLI::App& cli) {
    auto options = std::make_shared<Options>();
    declare_store(cli, options->store);
    cli.add_option("--format,-f", options->format, "text, bibtex or cff (CITATION.cff)")
        ->check(CLI::IsMember({"text", "bibtex", "cff"}))
        ->capture_default_str();
    return [options](const Settings&) { return run(*options); };
}

}  // namespace entente::app
