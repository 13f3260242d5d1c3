// entente query top, co-travel, gap: who comes most often, who travels together, who fell silent.
#include <CLI/CLI.hpp>
#include <memory>

#include "app/query_options.hpp"
#include "graph/query/co_travel.hpp"
#include "graph/query/gap.hpp"
#include "graph/query/tops.hpp"

namespace entente::app {
namespace {

using schema::Result;

struct TopOptions {
    StoreOptions store;
    WindowOptions window;
    AnswerOptions answer;
    std::string what;
    std::string among = "countries";
};

struct TravelOptions {
    StoreOptions store;
    WindowOptions window;
    AnswerOptions answer;
    query::EgoQuery query;
};

struct GapOptions {
    StoreOptions store;
    WindowOptions window;
    AnswerOptions answer;
    EventOptions events;
    double alpha = 0.05;
};

Result<Exit> run_top(const TopOptions& options) {
    const auto window = read_window(options.window);
    if (!window) return std::unexpected(window.error());
    query::TopQuery query{.from = window->from,
                          .to = window->to,
                          .offset = options.answer.offset,
                          .limit = options.answer.limit};
    if (options.among == "persons") query.among = query::Through::persons;
    const auto ask = options.what == "pairs"     ? query::top_pairs
                     : options.what == "brokers" ? query::top_brokers
                     : options.what == "hosts"   ? query::top_hosts
                                                 : query::top_topics;
    return answer(options.store, options.answer, [&](store::Store& store) { return ask(store, query); });
}

Result<Exit> run_travel(const TravelOptions& options) {
    const auto window = read_window(options.window);
    if (!window) return std::unexpected(window.error());
    auto query = options.query;
    query.from = window->from;
    query.to = window->to;
    query.offset = options.answer.offset;
    query.limit = options.answer.limit;
    return answer(options.store, options.answer,
                  [&](store::Store& store) { return query::co_travel(store, query); });
}

Result<Exit> run_gap(const GapOptions& options) {
    const auto query = read_events(options.events, options.window, {});
    if (!query) return std::unexpected(query.error());
    return answer(options.store, options.answer,
                  [&](store::Store& store) { return query::gap(store, *query, options.alpha); });
}

}  // namespace

Run declare_query_top(CLI::App& cli) {
    auto options = std::make_shared<TopOptions>();
    options->answer.limit = 20;
    declare_store(cli, options->store);
    cli.add_option("WHAT", options->what,
                   "pairs: who meet most; brokers: who tie those that are not tied; hosts; topics")
        ->required()
        ->check(CLI::IsMember({"pairs", "brokers", "hosts", "topics"}));
    cli.add_option("--among", options->among, "countries, with all who act for them, or persons")
        ->check(CLI::IsMember({"countries", "persons"}))
        ->capture_default_str();
    declare_window(cli, options->window);
    declare_pages(cli, options->answer);
    declare_format(cli, options->answer);
    return [options](const Settings&) { return run_top(*options); };
}

Run declare_query_co_travel(CLI::App& cli) {
    auto options = std::make_shared<TravelOptions>();
    declare_store(cli, options->store);
    cli.add_option("ACTOR", options->query.a, "a person, or a country: a name, a code (JPN) or an id")
        ->required();
    declare_window(cli, options->window);
    declare_pages(cli, options->answer);
    declare_format(cli, options->answer);
    return [options](const Settings&) { return run_travel(*options); };
}

Run declare_query_gap(CLI::App& cli) {
    auto options = std::make_shared<GapOptions>();
    options->events.act = "CONSULT";
    declare_store(cli, options->store);
    declare_who(cli, options->events.actors, 1, 2);
    declare_events(cli, options->events);
    cli.add_option("--alpha", options->alpha,
                   "how rare a silence must be: the chance that any silence is so long")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    declare_format(cli, options->answer);
    return [options](const Settings&) { return run_gap(*options); };
}

}  // namespace entente::app
