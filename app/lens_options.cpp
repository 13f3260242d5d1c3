#include "app/lens_options.hpp"

#include <CLI/CLI.hpp>
#include <spdlog/spdlog.h>

#include "app/date_option.hpp"

namespace entente::app {

using schema::Result;

void declare(CLI::App& cli, LensOptions& options) {
    cli.add_option("--identity", options.identity,
                   "how alike reports must be to be one event; by default as the store was built")
        ->check(CLI::IsMember({"off", "strict", "default", "loose"}));
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
