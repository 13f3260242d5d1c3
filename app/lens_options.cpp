#include "app/lens_options.hpp"

#include <CLI/CLI.hpp>
#include <spdlog/spdlog.h>

#include "app/date_option.hpp"

namespace entente::app {

using schema::Result;

namespace {

// Figures of docs/identity.md: of pairs that are joined, how many are one happening; of pairs of one
// happening, how many are joined.
constexpr const char* levels =
    "how alike reports must be to be one event: off (each its own), strict (the same to the letter: 1.00 of "
    "its pairs "
    "right, 0.19 found), default (0.99 right, 0.87 found), loose (0.98 right, 0.90 found)";

CLI::Option* add_identity(CLI::App& cli, std::string& level) {
    return cli.add_option("--identity", level, levels)
        ->check(CLI::IsMember({"off", "strict", "default", "loose"}));
}

}  // namespace

void declare_identity(CLI::App& cli, std::string& level) {
    add_identity(cli, level)->capture_default_str();
}

void declare(CLI::App& cli, LensOptions& options) {
    add_identity(cli, options.identity)->default_str("as built");
    cli.add_option("--known-by", options.known_by,
                   "the graph of the documents published by this day, as if no other were there")
        ->type_name("DATE");
}

Result<store::Store> open_store(const std::string& path, const LensOptions& options) {
    const auto known_by = read_date_option("--known-by", options.known_by);
    if (!known_by) return std::unexpected(known_by.error());
    derive::Lens lens;
    if (!options.identity.empty()) lens.identity = model::parse_identity(options.identity);
    if (*known_by) lens.known_by = (*known_by)->end;
    bool apart = false;
    auto store = derive::open(path, lens, &apart);
    if (store && apart && !lens.identity && !lens.known_by)
        spdlog::warn(
            "{}: its build has not ended; events are put together for this answer alone (the same `entente "
            "build` ends it)",
            path);
    return store;
}

}  // namespace entente::app
