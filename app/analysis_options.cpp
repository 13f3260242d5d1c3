#include "app/analysis_options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <thread>

#include "app/date_option.hpp"
#include "graph/schema/record.hpp"

namespace entente::app {
namespace {

using schema::Result;

analysis::Series series_of(const std::string& name) {
    if (name == "cooperation") return analysis::Series::cooperation;
    if (name == "conflict") return analysis::Series::conflict;
    return name == "goldstein" ? analysis::Series::goldstein : analysis::Series::events;
}

std::string measures_help() {
    std::string help = "Measures with a value for each node, which can be combined:\n";
    for (const auto& measure : analysis::node_measures())
        help += fmt::format("  {:<22}{}\n", measure.name, measure.summary);
    help += "Measures with rows of their own:\n";
    for (const auto& measure : analysis::table_measures())
        help += fmt::format("  {:<22}{}\n", measure.name, measure.summary);
    return help;
}

void declare_selection(CLI::App& cli, AnalysisOptions& options) {
    cli.add_option("--nodes", options.nodes, "actors as they are, or folded into whom they act for")
        ->check(CLI::IsMember({"actors", "states"}))
        ->capture_default_str();
    cli.add_option("--since,--from", options.from, "not before this day, month or year")->type_name("DATE");
    cli.add_option("--until,--to", options.to, "not after it")->type_name("DATE");
    cli.add_option("--act", options.selection.acts, "only these acts (CONSULT, ASSAULT …)")
        ->delimiter(',')
        ->allow_extra_args(false);
    cli.add_option("--quad", options.selection.quads,
                   "only these: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(CLI::Range(1, 4));
    cli.add_option("--status", options.status, "what became of the events")
        ->check(CLI::IsMember(
            {"happened", "planned", "cancelled", "called-for", "alleged", "denied", "hypothetical"}))
        ->capture_default_str();
    cli.add_option("--min-confidence", options.selection.min_confidence, "leave out what is less certain")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    cli.add_flag("--background", options.selection.background,
                 "also what is told in passing, as known history");
    cli.add_option("--weights", options.weights,
                   "an event counts 1 for each pair, or 1/(n-1) among n (newman)")
        ->check(CLI::IsMember({"events", "newman"}))
        ->capture_default_str();
}

void declare_measure(CLI::App& cli, AnalysisOptions& options) {
    auto& measure = options.measure;
    cli.add_option("--ties", options.ties, "whether directions count, where a measure knows them")
        ->check(CLI::IsMember({"directed", "undirected"}))
        ->capture_default_str();
    cli.add_flag("--unweighted", options.unweighted, "every tie counts alike, where a measure knows weights");
    cli.add_option("--every", options.every, "window by window")
        ->check(CLI::IsMember({"month", "quarter", "year"}));
    cli.add_option("--source", options.source, "an actor: whose arrivals, whose PageRank")
        ->type_name("ACTOR");
    cli.add_flag("--next-day", options.next_day,
                 "arrivals: what is heard on a day is told on the next at the earliest");
    cli.add_option("--damping", measure.damping, "pagerank: how likely the walk goes on")
        ->check(CLI::Range(0.0, 0.999))
        ->capture_default_str();
    cli.add_option("--resolution", measure.resolution, "communities: more gives smaller ones")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    cli.add_option("--seed", measure.seed, "communities: of the order of visits")->capture_default_str();
    cli.add_option("--series", options.series, "changes: what is counted by month")
        ->check(CLI::IsMember({"events", "cooperation", "conflict", "goldstein"}))
        ->capture_default_str();
    cli.add_option("--least-events", measure.least_events, "changes: only pairs with as many")
        ->capture_default_str();
}

}  // namespace

void declare(CLI::App& cli, AnalysisOptions& options) {
    cli.add_option("GRAPH", options.graph, "a store that entente build made")->required();
    cli.add_option("MEASURE", options.measures, "what to measure; the list is below")->required();
    declare(cli, options.lens);
    declare_selection(cli, options);
    declare_measure(cli, options);
    cli.add_option("--top", options.top, "rows, at most; 0 is all (by default 20 in a table, else all)");
    cli.add_option("--format,-f", options.format, "how to write the answer")
        ->check(CLI::IsMember({"table", "json", "jsonl", "csv"}))
        ->capture_default_str();
    cli.add_option("--output,-o", options.output, "file to write; - is standard output")
        ->type_name("FILE")
        ->capture_default_str();
    cli.add_option("--jobs,-j", options.jobs, "threads; 0 is one a core")->capture_default_str();
    cli.footer(measures_help());
}

Result<analysis::Selection> selection_of(const AnalysisOptions& options) {
    auto selection = options.selection;
    const auto from = read_date_option("--since", options.from);
    if (!from) return std::unexpected(from.error());
    const auto to = read_date_option("--until", options.to);
    if (!to) return std::unexpected(to.error());
    if (*from) selection.from = (*from)->start;
    if (*to) selection.to = (*to)->end;
    selection.nodes = options.nodes == "states" ? analysis::Nodes::states : analysis::Nodes::actors;
    selection.weighting =
        options.weights == "newman" ? analysis::Weighting::newman : analysis::Weighting::events;
    selection.status = *schema::parse_status(options.status);
    return selection;
}

analysis::MeasureOptions measure_options(const AnalysisOptions& options) {
    auto measure = options.measure;
    measure.directed = options.ties == "directed";
    measure.weighted = !options.unweighted;
    measure.same_day = !options.next_day;
    measure.series = series_of(options.series);
    measure.threads = options.jobs > 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
    return measure;
}

std::optional<analysis::Every> every_of(const AnalysisOptions& options) {
    if (options.every.empty()) return std::nullopt;
    if (options.every == "month") return analysis::Every::month;
    return options.every == "quarter" ? analysis::Every::quarter : analysis::Every::year;
}

std::size_t rows_wanted(const AnalysisOptions& options) {
    constexpr std::size_t for_people = 20, all = -1UL;
    const auto top = options.top.value_or(options.format == "table" ? for_people : 0);
    return top == 0 ? all : top;
}

}  // namespace entente::app
