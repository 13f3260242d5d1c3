#include "app/query_options.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/date_option.hpp"
#include "app/output.hpp"
#include "app/terminal.hpp"
#include "graph/query/write_answer.hpp"

namespace entente::app {

using schema::Result;

void declare_store(CLI::App& cli, StoreOptions& options) {
    cli.add_option("GRAPH", options.graph, "a store that entente build made")->required();
    declare(cli, options.lens);
}

void declare_window(CLI::App& cli, WindowOptions& options) {
    cli.add_option("--from,--since", options.from, "not before this day, month or year")->type_name("DATE");
    cli.add_option("--to,--until", options.to, "not after it")->type_name("DATE");
}

void declare_who(CLI::App& cli, std::vector<std::string>& actors, int least, int most) {
    auto* option = cli.add_option("ACTOR", actors, "a name, a code (JPN), an id or an office");
    option->expected(least, most);
    if (least > 0) option->required();
}

void declare_expand(CLI::App& cli, std::vector<std::string>& expand) {
    cli.add_option("--expand", expand,
                   "take this organisation for those who are its members at the time; may be given again")
        ->type_name("CODE")
        ->allow_extra_args(false);
}

void declare_reality(CLI::App& cli, RealityOptions& options) {
    cli.add_option("--status", options.status, "what became of it")
        ->check(CLI::IsMember(
            {"happened", "planned", "cancelled", "called-for", "alleged", "denied", "hypothetical", "any"}))
        ->capture_default_str();
    cli.add_option("--min-confidence", options.min_confidence, "leave out what is less certain")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    cli.add_flag("--background", options.background, "also what is told in passing, as known history");
}

void declare_events(CLI::App& cli, EventOptions& options) {
    cli.add_option("--act", options.act, "what was done: CONSULT, AGREE, SANCTION …, or any")
        ->capture_default_str();
    declare_reality(cli, options);
    declare_expand(cli, options.expand);
}

void declare_format(CLI::App& cli, AnswerOptions& options) {
    cli.add_option("--format,-f", options.format, "how to write the answer")
        ->check(CLI::IsMember({"table", "json", "jsonl", "csv"}))
        ->capture_default_str();
}

void declare_pages(CLI::App& cli, AnswerOptions& options) {
    cli.add_option("--limit", options.limit, "at most so many rows; 0: all")->capture_default_str();
    cli.add_option("--offset", options.offset, "leave so many rows out before")->capture_default_str();
}

void declare_evidence(CLI::App& cli, AnswerOptions& options) {
    cli.add_flag("--evidence", options.evidence,
                 "each record behind a row: document, date, publisher, sentence, rule");
}

Result<Window> read_window(const WindowOptions& options) {
    const auto from = read_date_option("--from", options.from);
    if (!from) return std::unexpected(from.error());
    const auto to = read_date_option("--to", options.to);
    if (!to) return std::unexpected(to.error());
    Window window;
    if (*from) window.from = (*from)->start;
    if (*to) window.to = (*to)->end;
    return window;
}

Result<query::EventsQuery> read_events(const EventOptions& events, const WindowOptions& window,
                                       const AnswerOptions& answer) {
    const auto days = read_window(window);
    if (!days) return std::unexpected(days.error());
    query::EventsQuery query{.expand = events.expand,
                             .filter = {.status = schema::parse_status(events.status),
                                        .from = days->from,
                                        .to = days->to,
                                        .min_confidence = events.min_confidence,
                                        .background = events.background},
                             .offset = answer.offset,
                             .limit = answer.limit};
    if (!events.actors.empty()) query.a = events.actors[0];
    if (events.actors.size() > 1) query.b = events.actors[1];
    if (events.act != "any") query.filter.act = events.act;
    return query;
}

Result<Exit> answer(const StoreOptions& source, const AnswerOptions& options,
                    const std::function<Result<query::Answer>(store::Store&)>& ask) {
    const auto format = query::parse_output_format(options.format);
    if (!format) return std::unexpected(format.error());
    auto store = open_store(source.graph, source.lens);
    if (!store) return std::unexpected(store.error());
    const auto found = ask(*store);
    if (!found) return std::unexpected(found.error());
    auto output = Output::open("-");
    if (!output) return std::unexpected(output.error());
    if (auto written =
            query::write(output->stream(), *found, {*format, terminal_width(query::OutputOptions{}.width)});
        !written && !output->failed())
        return std::unexpected(written.error());
    if (auto finished = output->finish(); !finished) return std::unexpected(finished.error());
    return Exit::ok;
}

void add_query(CLI::App& cli, Run& chosen, const char* name, const char* summary,
               const std::function<Run(CLI::App&)>& declare) {
    auto* sub = cli.add_subcommand(name, summary);
    sub->fallthrough();
    sub->final_callback([&chosen, run = declare(*sub)] { chosen = run; });
}

}  // namespace entente::app
