// entente query timeline, first, last: events in order of time.
#include <CLI/CLI.hpp>
#include <memory>

#include "app/query_options.hpp"
#include "graph/query/timeline.hpp"

namespace entente::app {
namespace {

using schema::Result;

struct Options {
    StoreOptions store;
    WindowOptions window;
    AnswerOptions answer;
    EventOptions events;
    std::string by;
};

Result<Exit> run(const Options& options,
                 const std::function<Result<query::Answer>(store::Store&, const query::EventsQuery&)>& ask) {
    const auto query = read_events(options.events, options.window, options.answer);
    if (!query) return std::unexpected(query.error());
    return answer(options.store, options.answer, [&](store::Store& store) { return ask(store, *query); });
}

query::Period period_of(const std::string& name) {
    if (name == "day") return query::Period::day;
    return name == "month" ? query::Period::month : query::Period::year;
}

Run declare_end(CLI::App& cli, bool last) {
    auto options = std::make_shared<Options>();
    options->events.act = "CONSULT";
    declare_store(cli, options->store);
    declare_who(cli, options->events.actors, 1, 2);
    declare_window(cli, options->window);
    declare_events(cli, options->events);
    declare_evidence(cli, options->answer);
    declare_format(cli, options->answer);
    return [options, last](const Settings&) {
        return run(*options, [&](store::Store& store, const query::EventsQuery& query) {
            return query::first_or_last(store, query, last, options->answer.evidence);
        });
    };
}

}  // namespace

Run declare_query_timeline(CLI::App& cli) {
    auto options = std::make_shared<Options>();
    declare_store(cli, options->store);
    declare_who(cli, options->events.actors, 0, 2);
    declare_window(cli, options->window);
    declare_events(cli, options->events);
    cli.add_option("--by", options->by, "count by year, month or day, in place of listing")
        ->check(CLI::IsMember({"year", "month", "day"}));
    declare_pages(cli, options->answer);
    declare_evidence(cli, options->answer);
    declare_format(cli, options->answer);
    return [options](const Settings&) {
        return run(*options, [&](store::Store& store, const query::EventsQuery& query) {
            return options->by.empty() ? query::timeline(store, query, options->answer.evidence)
                                       : query::timeline_by(store, query, period_of(options->by));
        });
    };
}

Run declare_query_first(CLI::App& cli) {
    return declare_end(cli, false);
}

Run declare_query_last(CLI::App& cli) {
    return declare_end(cli, true);
}

}  // namespace entente::app
