#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "graph/analysis/change_points.hpp"
#include "graph/analysis/components.hpp"
#include "graph/analysis/measures.hpp"
#include "graph/analysis/reciprocity.hpp"
#include "graph/analysis/series.hpp"
#include "graph/analysis/structural_balance.hpp"
#include "graph/analysis/temporal_paths.hpp"
#include "graph/analysis/triads.hpp"

namespace entente::analysis {
namespace {

using schema::Error;
using schema::Result;
using std::chrono::months;
using std::chrono::year_month;
using Columns = Result<std::vector<Column>>;
using Integers = std::vector<std::int64_t>;
using Reals = std::vector<double>;
using Texts = std::vector<std::string>;

Column count(std::string name, std::size_t value) {
    return {std::move(name), Integers{static_cast<std::int64_t>(value)}};
}

std::string name_of(year_month month) {
    return schema::to_iso(month / std::chrono::day(1)).substr(0, 7);
}

Columns summary(const Network& network, const MeasureOptions&) {
    std::size_t events = 0;
    for (std::size_t i = 0; i < network.ties.size(); ++i)
        events += i == 0 || network.ties[i].event != network.ties[i - 1].event;
    const auto n = static_cast<double>(network.nodes.size());
    const auto parts = connected_components(network.both);
    return std::vector{
        count("nodes", network.nodes.size()),
        count("events", events),
        count("ties", network.ties.size()),
        count("edges", network.out.edges()),
        count("pairs", network.both.edges() / 2),
        Column{"density", Reals{n > 1 ? static_cast<double>(network.out.edges()) / (n * (n - 1)) : 0}},
        count("components", parts.count),
        count("largest_component", static_cast<std::size_t>(std::ranges::count(parts.of, 0)))};
}

Columns answered(const Network& network, const MeasureOptions&) {
    const auto found = reciprocity(network.out, network.in);
    return std::vector{count("mutual", found.mutual), count("asymmetric", found.asymmetric),
                       Column{"reciprocity", Reals{found.edges}},
                       Column{"weighted_reciprocity", Reals{found.weight}}};
}

Columns triads(const Network& network, const MeasureOptions&) {
    const auto census = triad_census(network.out, network.in);
    return std::vector{Column{"triad", Texts(triad_names.begin(), triad_names.end())},
                       Column{"count", Integers(census.begin(), census.end())}};
}

Columns by_month(const Network& network, const MeasureOptions& options) {
    Texts source, target, month;
    Integers events, cooperation, conflict;
    Reals balances, goldstein;
    for (const auto& of : dyad_months(network, options.directed)) {
        source.push_back(network.nodes[of.source].id);
        target.push_back(network.nodes[of.target].id);
        month.push_back(name_of(of.month));
        events.push_back(of.events);
        cooperation.push_back(of.cooperation);
        conflict.push_back(of.conflict);
        balances.push_back(balance(of));
        goldstein.push_back(of.goldstein);
    }
    return std::vector{
        Column{"source", source},    Column{"target", target},           Column{"month", month},
        Column{"events", events},    Column{"cooperation", cooperation}, Column{"conflict", conflict},
        Column{"balance", balances}, Column{"goldstein", goldstein}};
}

Columns triangles(const Network& network, const MeasureOptions&) {
    const auto found = signed_triangles(network);
    return std::vector{
        Column{"friends_only", Integers{found.none}}, Column{"one_negative", Integers{found.one}},
        Column{"two_negative", Integers{found.two}}, Column{"enemies_only", Integers{found.three}},
        Column{"balanced", Reals{found.balanced()}}};
}

double value_of(const DyadMonth& month, Series series) {
    switch (series) {
        case Series::events:
            return static_cast<double>(month.events);
        case Series::cooperation:
            return static_cast<double>(month.cooperation);
        case Series::conflict:
            return static_cast<double>(month.conflict);
        case Series::goldstein:
            return month.goldstein;
    }
    return 0;
}

struct Change {
    Vertex source;
    Vertex target;
    year_month month;
    ChangePoint point;
};

// Of one pair, whose months are given; every month from the graph's first to its last counts, with 0 where
// nothing was told.
std::vector<Change> changes_of(std::span<const DyadMonth> pair, year_month first, year_month last,
                               Series series) {
    Reals values(static_cast<std::size_t>((last - first).count()) + 1);
    for (const auto& month : pair)
        values[static_cast<std::size_t>((month.month - first).count())] = value_of(month, series);
    const auto scatter = series == Series::goldstein ? Scatter::normal : Scatter::poisson;
    std::vector<Change> changes;
    for (const auto& point : change_points(values, scatter))
        changes.push_back(
            {pair[0].source, pair[0].target, first + months(static_cast<int>(point.at)), point});
    return changes;
}

std::vector<Change> changes_of(const std::vector<DyadMonth>& all, const MeasureOptions& options) {
    std::vector<Change> changes;
    if (all.empty()) return changes;
    const auto [first, last] = std::ranges::minmax(all, {}, &DyadMonth::month);
    for (std::size_t begin = 0, end = 0; begin < all.size(); begin = end) {
        std::int64_t events = 0;
        for (;
             end < all.size() && all[end].source == all[begin].source && all[end].target == all[begin].target;
             ++end)
            events += all[end].events;
        if (events < options.least_events) continue;
        const auto pair = std::span(all).subspan(begin, end - begin);
        std::ranges::move(changes_of(pair, first.month, last.month, options.series),
                          std::back_inserter(changes));
    }
    std::ranges::stable_sort(changes, std::greater(),
                             [](const Change& change) { return change.point.evidence; });
    return changes;
}

Columns changes(const Network& network, const MeasureOptions& options) {
    Texts source, target, month;
    Reals before, after, evidence;
    for (const auto& change : changes_of(dyad_months(network, options.directed), options)) {
        source.push_back(network.nodes[change.source].id);
        target.push_back(network.nodes[change.target].id);
        month.push_back(name_of(change.month));
        before.push_back(change.point.before);
        after.push_back(change.point.after);
        evidence.push_back(change.point.evidence);
    }
    return std::vector{Column{"source", source}, Column{"target", target}, Column{"month", month},
                       Column{"before", before}, Column{"after", after},   Column{"evidence", evidence}};
}

std::string path_text(const Network& network, Vertex source, const std::vector<Vertex>& path) {
    std::string text = network.nodes[source].name;
    for (const Vertex v : path) text += " > " + network.nodes[v].name;
    return text;
}

Columns arrivals(const Network& network, const MeasureOptions& options) {
    if (!options.source)
        return std::unexpected(Error{schema::ErrorCode::usage,
                                     "arrivals wants to know from whom",
                                     {},
                                     0,
                                     "name an actor with --source"});
    const TemporalOptions temporal{.directed = options.directed, .same_day = options.same_day};
    const auto first = earliest_arrivals(network, *options.source, temporal);
    const auto fewest = fewest_hops(network, *options.source, temporal);
    std::vector<Vertex> reached;
    for (Vertex v = 0; v < network.nodes.size(); ++v)
        if (first.of[v]) reached.push_back(v);
    const auto step = [](const Arrivals& of, Vertex v) -> const Arrival& { return of.steps[*of.of[v]]; };
    std::ranges::stable_sort(reached, {},
                             [&](Vertex v) { return std::pair(step(first, v).day, step(first, v).hops); });
    Texts id, day, path;
    Integers hops, least;
    for (const Vertex v : reached) {
        id.push_back(network.nodes[v].id);
        day.push_back(schema::to_iso(step(first, v).day));
        hops.push_back(static_cast<std::int64_t>(step(first, v).hops));
        least.push_back(static_cast<std::int64_t>(step(fewest, v).hops));
        path.push_back(path_text(network, *options.source, path_to(first, v)));
    }
    return std::vector{Column{"id", id}, Column{"arrival", day}, Column{"hops", hops},
                       Column{"fewest_hops", least}, Column{"path", path}};
}

constexpr std::array measures{
    TableMeasure{"summary", "how large and how dense the graph is", summary},
    TableMeasure{"reciprocity", "what is given back", answered},
    TableMeasure{"triads", "the sixteen ways in which three can be linked (triad census)", triads},
    TableMeasure{"balance", "cooperation against conflict, by pair and month", by_month},
    TableMeasure{"structural-balance", "triangles of friends and enemies", triangles},
    TableMeasure{"changes", "when a pair's relations went over to another level (PELT)", changes},
    TableMeasure{"arrivals", "whom something from --source could reach, and when", arrivals},
};

}  // namespace

std::span<const TableMeasure> table_measures() {
    return measures;
}

}  // namespace entente::analysis
