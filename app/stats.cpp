// entente stats: what is in a store, and what could not be read.
#include "graph/query/stats.hpp"

#include <CLI/CLI.hpp>
#include <memory>

#include "app/query_options.hpp"

namespace entente::app {
namespace {

struct Options {
    StoreOptions store;
    AnswerOptions answer;
    std::string by;
    bool errors = false;
};

std::optional<store::By> breakdown(const std::string& name) {
    if (name == "type") return store::By::type;
    if (name == "country") return store::By::country;
    if (name == "year") return store::By::year;
    if (name == "source") return store::By::source;
    if (name == "status") return store::By::status;
    return std::nullopt;
}

}  // namespace

Run declare_stats(CLI::App& cli) {
    auto options = std::make_shared<Options>();
    options->answer.limit = 10;
    declare_store(cli, options->store);
    cli.add_option("--by", options->by, "only by this, not by each")
        ->check(CLI::IsMember({"type", "country", "year", "source", "status"}));
    cli.add_flag("--errors", options->errors, "the documents that could not be read, in place of counts");
    cli.add_option("--limit", options->answer.limit, "at most so many values of each; 0: all")
        ->capture_default_str();
    declare_format(cli, options->answer);
    return [options](const Settings&) {
        return answer(options->store, options->answer, [&](store::Store& store) {
            return options->errors ? query::failures(store)
                                   : query::stats(store, breakdown(options->by), options->answer.limit);
        });
    };
}

}  // namespace entente::app
