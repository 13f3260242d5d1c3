// entente query path, ego: who is connected to whom.
#include <CLI/CLI.hpp>
#include <memory>

#include "app/query_options.hpp"
#include "graph/query/ego.hpp"
#include "graph/query/path.hpp"

namespace entente::app {
namespace {

using schema::Result;

struct PathOptions {
    StoreOptions store;
    WindowOptions window;
    AnswerOptions answer;
    std::string a, b, through;
    bool widest = false;
};

struct EgoOptions {
    StoreOptions store;
    WindowOptions window;
    AnswerOptions answer;
    query::EgoQuery query;
};

Result<Exit> run_path(const PathOptions& options) {
    const auto window = read_window(options.window);
    if (!window) return std::unexpected(window.error());
    query::PathQuery query{.a = options.a, .b = options.b, .from = window->from, .to = window->to};
    if (options.widest) query.route = query::Route::widest;
    if (options.through == "persons") query.through = query::Through::persons;
    if (options.through == "countries") query.through = query::Through::countries;
    return answer(options.store, options.answer,
                  [&](store::Store& store) { return query::path(store, query, options.answer.evidence); });
}

Result<Exit> run_ego(const EgoOptions& options) {
    const auto window = read_window(options.window);
    if (!window) return std::unexpected(window.error());
    auto query = options.query;
    query.from = window->from;
    query.to = window->to;
    query.offset = options.answer.offset;
    query.limit = options.answer.limit;
    return answer(options.store, options.answer,
                  [&](store::Store& store) { return query::ego(store, query); });
}

}  // namespace

Run declare_query_path(CLI::App& cli) {
    auto options = std::make_shared<PathOptions>();
    declare_store(cli, options->store);
    cli.add_option("A", options->a, "from whom: a name, a code (JPN), an id or an office")->required();
    cli.add_option("B", options->b, "to whom")->required();
    declare_window(cli, options->window);
    cli.add_option("--as-of", options->window.to, "only what began by then")->type_name("DATE");
    cli.add_flag("--widest", options->widest,
                 "the path whose weakest tie is strongest, in place of the shortest");
    cli.add_option("--through", options->through,
                   "over persons or over countries; not given: countries where an end is one")
        ->check(CLI::IsMember({"persons", "countries"}));
    declare_evidence(cli, options->answer);
    declare_format(cli, options->answer);
    return [options](const Settings&) { return run_path(*options); };
}

Run declare_query_ego(CLI::App& cli) {
    auto options = std::make_shared<EgoOptions>();
    options->answer.limit = 20;
    declare_store(cli, options->store);
    cli.add_option("ACTOR", options->query.a, "a name, a code (JPN), an id or an office")->required();
    declare_window(cli, options->window);
    declare_pages(cli, options->answer);
    declare_format(cli, options->answer);
    return [options](const Settings&) { return run_ego(*options); };
}

}  // namespace entente::app
