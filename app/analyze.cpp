// entente analyze: measures of a store's graph. Which there are, and what they mean: graph/analysis,
// docs/analysis.md.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <memory>

#include "app/analysis_options.hpp"
#include "app/column_writer.hpp"
#include "app/commands.hpp"
#include "app/output.hpp"
#include "app/terminal.hpp"
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

std::optional<analysis::Vertex> vertex_of(const std::string& id, const Network& network) {
    const auto node = std::ranges::find(network.nodes, id, &analysis::Node::id);
    if (node == network.nodes.end()) return std::nullopt;
    return static_cast<analysis::Vertex>(node - network.nodes.begin());
}

// The id of the node that an ACTOR means: itself an id, or whom the store knows by that name.
Result<std::string> node_named(const std::string& wanted, store::Store& store, const Network& network) {
    if (vertex_of(wanted, network)) return wanted;
    const auto actor = query::find_actor(wanted, store);
    if (!actor) return std::unexpected(actor.error());
    std::vector<std::string> ids{actor->value};
    if (actor->by == query::Selector::By::code) ids = {"country:" + actor->value, "org:" + actor->value};
    for (const auto& id : ids)
        if (vertex_of(id, network)) return id;
    return std::unexpected(Error{ErrorCode::not_found,
                                 fmt::format("{} has no tie among the events that were chosen", actor->label),
                                 {},
                                 0,
                                 "name a node by its id, or choose more events"});
}

const analysis::TableMeasure* table_named(std::string_view name) {
    const auto all = analysis::table_measures();
    const auto found = std::ranges::find(all, name, &analysis::TableMeasure::name);
    return found == all.end() ? nullptr : &*found;
}

// What is to be measured; the network is another one in each window.
struct Question {
    const AnalysisOptions& options;
    std::string source;  // id of a node; "" where none is asked for
};

Result<Columns> columns_of(const Question& question, const Network& network) {
    auto measure = measure_options(question.options);
    measure.source = vertex_of(question.source, network);
    const auto& names = question.options.measures;
    const auto* table = table_named(names[0]);
    return table ? table->columns(network, measure) : node_table(network, names, measure);
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

// The same measures window by window, the window's name in front. A window in which nothing happened, or
// nothing with the source, has no rows.
Result<Columns> by_window(const Question& question, analysis::Every every, const Network& network) {
    Columns all;
    for (const auto& [name, days] : analysis::windows(network, every)) {
        const auto part = slice(network, days);
        if (part.ties.empty() || (!question.source.empty() && !vertex_of(question.source, part))) continue;
        auto columns = columns_of(question, part);
        if (!columns) return columns;
        cut(*columns, rows_wanted(question.options));
        columns->insert(columns->begin(), Column{"window", std::vector(rows_of(*columns), name)});
        append(all, *std::move(columns));
    }
    return all;
}

// The one place where a store becomes the graph that is measured.
Result<Network> read_network(store::Store& store, const analysis::Selection& selection) {
    auto events = store.events();
    if (!events) return std::unexpected(events.error());
    return make_network(model::build(*std::move(events)), selection);
}

Result<Columns> analyze(const AnalysisOptions& options, store::Store& store,
                        const analysis::Selection& selection) {
    const auto network = read_network(store, selection);
    if (!network) return std::unexpected(network.error());
    Question question{options, {}};
    if (!options.source.empty()) {
        auto source = node_named(options.source, store, *network);
        if (!source) return std::unexpected(source.error());
        question.source = *std::move(source);
    }
    if (const auto every = every_of(options)) return by_window(question, *every, *network);
    auto columns = columns_of(question, *network);
    if (columns) cut(*columns, rows_wanted(options));
    return columns;
}

Result<void> check_measures(const AnalysisOptions& options) {
    const bool tables =
        std::ranges::any_of(options.measures, [](const auto& name) { return table_named(name); });
    if (!tables || options.measures.size() == 1) return {};
    return std::unexpected(Error{ErrorCode::usage,
                                 "measures with rows of their own stand alone",
                                 {},
                                 0,
                                 "ask for one at a time; those with a value for each node can be combined"});
}

Result<Exit> run_analyze(const AnalysisOptions& options) {
    if (auto checked = check_measures(options); !checked) return std::unexpected(checked.error());
    const auto selection = selection_of(options);
    if (!selection) return std::unexpected(selection.error());
    const auto format = query::parse_output_format(options.format);
    if (!format) return std::unexpected(format.error());
    auto store = open_store(options.graph, options.lens);
    if (!store) return std::unexpected(store.error());
    const auto columns = analyze(options, *store, *selection);
    if (!columns) return std::unexpected(columns.error());
    auto output = Output::open(options.output);
    if (!output) return std::unexpected(output.error());
    if (auto written = write_columns(output->stream(), *columns, {*format, terminal_width()});
        !written && !output->failed())
        return std::unexpected(written.error());
    if (auto finished = output->finish(); !finished) return std::unexpected(finished.error());
    return Exit::ok;
}

}  // namespace

Run declare_analyze(CLI::App& cli) {
    auto options = std::make_shared<AnalysisOptions>();
    declare(cli, *options);
    return [options](const Settings&) { return run_analyze(*options); };
}

}  // namespace entente::app
