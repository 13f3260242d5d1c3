// entente query search, show: what sentences say, and what lies behind an id.
#include <CLI/CLI.hpp>
#include <memory>

#include "app/query_options.hpp"
#include "graph/query/search.hpp"
#include "graph/query/show.hpp"

namespace entente::app {
namespace {

using schema::Result;

struct SearchOptions {
    StoreOptions store;
    WindowOptions window;
    AnswerOptions answer;
    EventOptions events;
    std::vector<std::string> phrases;
    bool facets = false;
};

struct ShowOptions {
    StoreOptions store;
    AnswerOptions answer;
    std::string id;
};

Result<Exit> run_search(const SearchOptions& options) {
    const auto events = read_events(options.events, options.window, options.answer);
    if (!events) return std::unexpected(events.error());
    const query::SearchQuery query{.text = {options.phrases, events->filter},
                                   .offset = options.answer.offset,
                                   .limit = options.answer.limit};
    return answer(options.store, options.answer, [&](store::Store& store) {
        return options.facets ? query::search_facets(store, query)
                              : query::search(store, query, options.answer.evidence);
    });
}

}  // namespace

Run declare_query_search(CLI::App& cli) {
    auto options = std::make_shared<SearchOptions>();
    options->answer.limit = 20;
    options->events.status = "any";
    declare_store(cli, options->store);
    cli.add_option("WORDS", options->phrases, "all of these; words in quotes one after the other")
        ->required();
    declare_window(cli, options->window);
    declare_events(cli, options->events);
    cli.add_flag("--facets", options->facets, "only how many by type, year and country");
    declare_pages(cli, options->answer);
    declare_evidence(cli, options->answer);
    declare_format(cli, options->answer);
    return [options](const Settings&) { return run_search(*options); };
}

Run declare_query_show(CLI::App& cli) {
    auto options = std::make_shared<ShowOptions>();
    declare_store(cli, options->store);
    cli.add_option("ID", options->id, "of an event, a record or a document; or an ACTOR")->required();
    declare_format(cli, options->answer);
    return [options](const Settings&) {
        return answer(options->store, options->answer,
                      [&](store::Store& store) { return query::show(store, options->id); });
    };
}

}  // namespace entente::app
