// entente combine: stores that were built apart into one, as if one run had built it.
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <map>
#include <memory>

#include "app/commands.hpp"
#include "app/gather.hpp"
#include "app/lens_options.hpp"
#include "graph/store/memberships.hpp"
#include "graph/store/store.hpp"

namespace entente::app {
namespace {

using schema::Error;
using schema::ErrorCode;
using schema::Result;
using Manifest = std::map<std::string, std::string>;

struct Options {
    std::vector<std::string> stores;
    std::string output;
    std::string identity{name(model::Identity::usual)};
};

Result<Manifest> manifest_of(const std::string& path) {
    auto store = store::Store::open_read_only(path);
    if (!store) return std::unexpected(store.error());
    return store->manifest();
}

// Records of two programs or tables are no one run's.
Result<Manifest> common_manifest(const std::vector<std::string>& paths) {
    auto first = manifest_of(paths.front());
    if (!first) return first;
    for (const auto& path : paths) {
        const auto other = manifest_of(path);
        if (!other) return other;
        for (const auto& [key, value] : *first) {
            const auto found = other->find(key);
            if (found == other->end() || found->second != value)
                return std::unexpected(Error{
                    ErrorCode::conflict, fmt::format("was made with another {} than {}", key, paths.front()),
                    path, 0, "build both with the same program, model and tables"});
        }
    }
    return first;
}

// The stores were made with the same tables, so one has all.
Result<void> copy_members(store::Store& to, const std::string& path) {
    auto from = store::Store::open_read_only(path);
    if (!from) return std::unexpected(from.error());
    const auto organizations = store::organizations(*from);
    if (!organizations) return std::unexpected(organizations.error());
    for (const auto& organization : *organizations) {
        const auto members = store::members_of(*from, organization);
        if (!members) return std::unexpected(members.error());
        if (auto put = store::put_members(to, organization, *members); !put) return put;
    }
    return {};
}

Result<Exit> run_combine(const Options& options) {
    const auto manifest = common_manifest(options.stores);
    if (!manifest) return std::unexpected(manifest.error());
    const auto fill = [&](store::Store& store) -> Result<void> {
        for (const auto& path : options.stores)
            if (auto gathered = gather_store(store, path); !gathered) return gathered;
        for (const auto& [key, value] : *manifest)
            if (auto set = store.set_manifest(key, value); !set) return set;
        return copy_members(store, options.stores.front());
    };
    const auto identity = *model::parse_identity(options.identity);
    if (auto written = write_new_store(options.output, identity, fill); !written)
        return std::unexpected(written.error());
    return Exit::ok;
}

}  // namespace

Run declare_combine(CLI::App& cli) {
    auto options = std::make_shared<Options>();
    cli.add_option("GRAPH", options->stores, "stores that entente build made")->required();
    cli.add_option("--output,-o", options->output, "the store to make")->type_name("FILE")->required();
    declare_identity(cli, options->identity);
    return [options](const Settings&) { return run_combine(*options); };
}

}  // namespace entente::app
