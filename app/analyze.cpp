// entente analyze: measures of a store's graph. Which there are, and what they mean: graph/analysis,
// docs/analysis.md.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <memory>
#include <thread>

#include "app/column_writer.hpp"
#include "app/commands.hpp"
#include "app/date_option.hpp"
#include "app/lens_options.hpp"
#include "app/output.hpp"
#include "app/terminal.hpp"
#include "graph/analysis/measures.hpp"
#include "graph/analysis/windows.hpp"
#include "graph/query/actor_lookup.hpp"
#include "graph/store/store.hpp"

namespace entente::app {
namespace {

using analysis::Column;
using analysis::Network;
using schema::Error;
using schema::ErrorCode;
using schema::Result;
using Columns = std::vector<Column>;

struct Options {
    std::string graph;
    std::vector<std::string> measures;
    std::string nodes = "actors", weights = "events", ties = "directed", series = "events";
    std::string from, to, every, status = "happened", source;
    analysis::Selection selection;
    analysis::MeasureOptions measure;
    bool unweighted = false, next_day = false;
    unsigned jobs = 0;
    std::optional<std::size_t> top;
    std::string format = "table";
    std::string output = "-";
    LensOptions lens;
};

Result<analysis::Selection> read_selection(const Options& options) {
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

analysis::Series series_of(const std::string& name) {
    if (name == "cooperation") return analysis::Series::cooperation;
    if (name == "conflict") return analysis::Series::conflict;
    return name == "goldstein" ? analysis::Series::goldstein : analysis::Series::events;
}

Result<analysis::Vertex> find_node(const std::string& wanted, store::Store& store, const Network& network) {
    const auto by_id = [&](const std::string& id) {
        return std::ranges::find(network.nodes, id, &analysis::Node::id);
    };
    auto node = by_id(wanted);
    std::string label = wanted;
    if (node == network.nodes.end()) {
        const auto actors = store.actors();
        if (!actors) return std::unexpected(actors.error());
        const auto actor = query::find_actor(wanted, *actors);
        if (!actor) return std::unexpected(actor.error());
        label = actor->label;
        const bool whole = actor->by == query::Selector::By::code;
        node = by_id(whole ? "country:" + actor->value : actor->value);
        if (node == network.nodes.end() && whole) node = by_id("org:" + actor->value);
    }
    if (node != network.nodes.end()) return static_cast<analysis::Vertex>(node - network.nodes.begin());
    return std::unexpected(Error{ErrorCode::not_found,
                                 fmt::format("{} has no tie among the events that were chosen", label),
                                 {},
                                 0,
                                 "name a node by its id, or choose more events"});
}

Result<analysis::MeasureOptions> measure_options(const Options& options, store::Store& store,
                                                 const Network& network) {
    auto measure = options.measure;
    measure.directed = options.ties == "directed";
    measure.weighted = !options.unweighted;
    measure.same_day = !options.next_day;
    measure.series = series_of(options.series);
    measure.threads = options.jobs > 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
    if (options.source.empty()) return measure;
    const auto source = find_node(options.source, store, network);
    if (!source) return std::unexpected(source.error());
    measure.source = *source;
    return measure;
}

const analysis::TableMeasure* table_named(std::string_view name) {
    const auto all = analysis::table_measures();
    const auto found = std::ranges::find(all, name, &analysis::TableMeasure::name);
    return found == all.end() ? nullptr : &*found;
}

Result<Columns> columns_of(const Options& options, store::Store& store, const Network& network) {
    const auto measure = measure_options(options, store, network);
    if (!measure) return std::unexpected(measure.error());
    const auto* table = table_named(options.measures[0]);
    return table ? table->columns(network, *measure) : node_table(network, options.measures, *measure);
}

void cut(Columns& columns, std::size_t rows) {
    for (auto& column : columns)
        std::visit([&](auto& values) { values.resize(std::min(rows, values.size())); }, column.values);
}

std::size_t rows_of(const Columns& columns) {
    return columns.empty() ? 0
                           : std::visit([](const auto& values) { return values.size(); }, columns[0].values);
}

// Puts the rows of `more` beneath those of `all`. Requires: columns of the same kinds, or none in `all`.
void append(Columns& all, Columns more) {
    if (all.empty()) {
        all = std::move(more);
        return;
    }
    for (std::size_t i = 0; i < all.size(); ++i)
        std::visit(
            [&](auto& values) {
                std::ranges::move(std::get<std::decay_t<decltype(values)>>(more[i].values),
                                  std::back_inserter(values));
            },
            all[i].values);
}

// --top; by default a table for people is short, and everything else whole.
std::size_t rows_wanted(const Options& options) {
    constexpr std::size_t for_people = 20, all = -1UL;
    const auto top = options.top.value_or(options.format == "table" ? for_people : 0);
    return top == 0 ? all : top;
}

Result<analysis::Every> parse_every(const std::string& name) {
    if (name == "month") return analysis::Every::month;
    return name == "quarter" ? analysis::Every::quarter : analysis::Every::year;
}

// The same measures window by window, the window's name in front. A window in which nothing happened has no
// rows.
Result<Columns> by_window(const Options& options, store::Store& store, const Network& network) {
    const auto every = parse_every(options.every);
    Columns all;
    for (const auto& [name, days] : analysis::windows(network, *every)) {
        const auto part = slice(network, days);
        if (part.ties.empty()) continue;
        auto columns = columns_of(options, store, part);
        if (!columns) return columns;
        cut(*columns, rows_wanted(options));
        columns->insert(columns->begin(), Column{"window", std::vector(rows_of(*columns), name)});
        append(all, *std::move(columns));
    }
    return all;
}

Result<Columns> analyze(const Options& options, store::Store& store, const Network& network) {
    if (!options.every.empty()) return by_window(options, store, network);
    auto columns = columns_of(options, store, network);
    if (columns) cut(*columns, rows_wanted(options));
    return columns;
}

// The one place where a store becomes the graph that is measured.
Result<Network> read_network(store::Store& store, const analysis::Selection& selection) {
    auto events = store.events();
    if (!events) return std::unexpected(events.error());
    return make_network(model::build(*std::move(events)), selection);
}

Result<void> check_measures(const Options& options) {
    const bool tables =
        std::ranges::any_of(options.measures, [](const auto& name) { return table_named(name); });
    if (!tables || options.measures.size() == 1) return {};
    return std::unexpected(Error{ErrorCode::usage,
                                 "measures with rows of their own stand alone",
                                 {},
                                 0,
                                 "ask for one at a time; those with a value for each node can be combined"});
}

Result<Exit> run_analyze(const Options& options) {
    if (auto checked = check_measures(options); !checked) return std::unexpected(checked.error());
    const auto selection = read_selection(options);
    if (!selection) return std::unexpected(selection.error());
    const auto format = query::parse_output_format(options.format);
    if (!format) return std::unexpected(format.error());
    auto store = open_store(options.graph, options.lens);
    if (!store) return std::unexpected(store.error());
    const auto network = read_network(*store, *selection);
    if (!network) return std::unexpected(network.error());
    const auto columns = analyze(options, *store, *network);
    if (!columns) return std::unexpected(columns.error());
    auto output = Output::open(options.output);
    if (!output) return std::unexpected(output.error());
    if (auto written = write_columns(output->stream(), *columns, {*format, terminal_width()});
        !written && !output->failed())
        return std::unexpected(written.error());
    if (auto finished = output->finish(); !finished) return std::unexpected(finished.error());
    return Exit::ok;
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

void declare_selection(CLI::App& cli, Options& options) {
    cli.add_option("--nodes", options.nodes, "actors as they are, or folded into whom they act for")
        ->check(CLI::IsMember({"actors", "states"}))
        ->capture_default_str();
    cli.add_option("--since,--from", options.from, "not before this day, month or year")->type_name("DATE");
    cli.add_option("--until,--to", options.to, "not after it")->type_name("DATE");
    cli.add_option("--act", options.selection.acts, "only these acts (CONSULT, ASSAULT …)")->delimiter(',');
    cli.add_option("--quad", options.selection.quads,
                   "only these: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict")
        ->delimiter(',')
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

void declare_measure(CLI::App& cli, Options& options) {
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

Run declare_analyze(CLI::App& cli) {
    auto options = std::make_shared<Options>();
    cli.add_option("GRAPH", options->graph, "a store that entente build made")->required();
    cli.add_option("MEASURE", options->measures, "what to measure; the list is below")->required();
    declare(cli, options->lens);
    declare_selection(cli, *options);
    declare_measure(cli, *options);
    cli.add_option("--top", options->top, "rows, at most; 0 is all (by default 20 in a table, else all)");
    cli.add_option("--format,-f", options->format, "how to write the answer")
        ->check(CLI::IsMember({"table", "json", "jsonl", "csv"}))
        ->capture_default_str();
    cli.add_option("--output,-o", options->output, "file to write; - is standard output")
        ->type_name("FILE")
        ->capture_default_str();
    cli.add_option("--jobs,-j", options->jobs, "threads; 0 is one a core")->capture_default_str();
    cli.footer(measures_help());
    return [options](const Settings&) { return run_analyze(*options); };
}

}  // namespace entente::app
