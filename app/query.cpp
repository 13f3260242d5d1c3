// entente query: questions to a store, each a subcommand in a file of its own (query_….cpp).
#include <CLI/CLI.hpp>
#include <memory>

#include "app/query_options.hpp"

namespace entente::app {

Run declare_query(CLI::App& cli) {
    auto chosen = std::make_shared<Run>();
    cli.require_subcommand(1);
    add_query(cli, *chosen, "meetings", "who met whom, when and where, with the sentence that says so",
              declare_query_meetings);
    add_query(cli, *chosen, "path", "over whom two are connected, step by step", declare_query_path);
    add_query(cli, *chosen, "ego", "whom somebody deals with, most first", declare_query_ego);
    add_query(cli, *chosen, "timeline", "what happened with somebody or between two, by date",
              declare_query_timeline);
    add_query(cli, *chosen, "first", "the first meeting in this corpus", declare_query_first);
    add_query(cli, *chosen, "last", "the last meeting in this corpus", declare_query_last);
    add_query(cli, *chosen, "gap", "silences that are too long to be chance, given how much was read",
              declare_query_gap);
    add_query(cli, *chosen, "top", "who meet most, who ties others, who hosts, about what",
              declare_query_top);
    add_query(cli, *chosen, "co-travel", "who of one side travels together", declare_query_co_travel);
    add_query(cli, *chosen, "search", "events by the words that tell them", declare_query_search);
    add_query(cli, *chosen, "show", "all about an event, a record, a document or an actor",
              declare_query_show);
    return [chosen](const Settings& settings) { return (*chosen)(settings); };
}

}  // namespace entente::app
