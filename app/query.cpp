// entente query: questions to a store, each a subcommand.
#include <CLI/CLI.hpp>
#include <memory>

#include "app/commands.hpp"
#include "app/date_option.hpp"
#include "app/output.hpp"
#include "app/terminal.hpp"
#include "graph/derive/derive.hpp"
#include "graph/query/meetings.hpp"
#include "graph/query/write_meetings.hpp"
#include "graph/schema/date.hpp"

namespace entente::app {
namespace {

using schema::Result;

// `query meetings` as words.
struct Options {
    std::string graph;
    std::vector<std::string> actors;
    std::string from, to;
    std::string status = "happened";
    std::string format = "table";
    double min_confidence = 0;
    bool background = false;
};

Result<query::MeetingsQuery> read_query(const Options& options) {
    const auto from = read_date_option("--since", options.from);
    if (!from) return std::unexpected(from.error());
    const auto to = read_date_option("--until", options.to);
    if (!to) return std::unexpected(to.error());
    query::MeetingsQuery query;
    if (!options.actors.empty()) query.a = options.actors[0];
    if (options.actors.size() > 1) query.b = options.actors[1];
    if (*from) query.from = (*from)->start;
    if (*to) query.to = (*to)->end;
    query.min_confidence = options.min_confidence;
    query.status = *schema::parse_status(options.status);
    query.background = options.background;
    return query;
}

Result<Exit> run_meetings(const Options& options) {
    const auto query = read_query(options);
    if (!query) return std::unexpected(query.error());
    const auto format = query::parse_output_format(options.format);
    if (!format) return std::unexpected(format.error());
    auto store = derive::open(options.graph);
    if (!store) return std::unexpected(store.error());
    const auto meetings = query::meetings(*store, *query);
    if (!meetings) return std::unexpected(meetings.error());
    auto output = Output::open("-");
    if (!output) return std::unexpected(output.error());
    if (auto written = query::write(output->stream(), *meetings,
                                    {*format, terminal_width(query::OutputOptions{}.width)});
        !written && !output->failed())
        return std::unexpected(written.error());
    if (auto finished = output->finish(); !finished) return std::unexpected(finished.error());
    return Exit::ok;
}

void declare_meetings(CLI::App& cli, Options& options) {
    cli.add_option("GRAPH", options.graph, "a store that entente build made")->required();
    cli.add_option("ACTOR", options.actors,
                   "who took part, and whom they met: a name, a code (JPN), an id or an office")
        ->expected(0, 2);
    cli.add_option("--since", options.from, "not before this day, month or year")->type_name("DATE");
    cli.add_option("--until", options.to, "not after it")->type_name("DATE");
    cli.add_option("--status", options.status, "what became of the meetings")
        ->check(CLI::IsMember(
            {"happened", "planned", "cancelled", "called-for", "alleged", "denied", "hypothetical"}))
        ->capture_default_str();
    cli.add_option("--min-confidence", options.min_confidence, "leave out what is less certain")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    cli.add_flag("--background", options.background, "also what is told in passing, as known history");
    cli.add_option("--format,-f", options.format, "how to write the answer")
        ->check(CLI::IsMember({"table", "json", "jsonl", "csv"}))
        ->capture_default_str();
}

}  // namespace

Run declare_query(CLI::App& cli) {
    auto options = std::make_shared<Options>();
    cli.require_subcommand(1);
    auto* meetings =
        cli.add_subcommand("meetings", "who met whom, when and where, with the sentence that says so");
    meetings->fallthrough();
    declare_meetings(*meetings, *options);
    return [options](const Settings&) { return run_meetings(*options); };
}

}  // namespace entente::app
