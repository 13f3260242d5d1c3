#include "app/export_options.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/query/actor_lookup.hpp"

namespace entente::app {
namespace {

using schema::Result;

std::string format_help() {
    std::string help = "one of";
    for (const auto& format : exporters::formats()) help += " " + std::string(format.name);
    return help + "; by default the ending of FILE says it (--list tells what each keeps)";
}

void declare_events(CLI::App& cli, ExportOptions& options) {
    cli.add_option("--actor", options.actors,
                   "only events of this actor (a name, a code, an id or an office); of two: between them")
        ->type_name("ACTOR")
        ->expected(1)
        ->allow_extra_args(false)
        ->take_all();
    declare_window(cli, options.window);
    cli.add_option("--act", options.acts, "only these acts (CONSULT, ASSAULT …)")
        ->delimiter(',')
        ->allow_extra_args(false);
    declare_reality(cli, options);
    declare_expand(cli, options.expand);
}

void declare_shape(CLI::App& cli, ExportOptions& options) {
    cli.add_option(
           "--shape", options.shape,
           "dyads: a dated edge for each event and pair; aggregate: one for a pair and kind, with count and "
           "spells; reified: events are nodes, edges have roles; two-mode: actors and events (by default "
           "what the format holds best)")
        ->check(CLI::IsMember({"dyads", "aggregate", "reified", "two-mode"}));
    cli.add_option(
           "--by", options.by,
           "what an aggregate takes as one kind: type or quad; a panel as one period: day, week, month "
           "(unless said otherwise) or year")
        ->check(CLI::IsMember({"type", "quad", "day", "week", "month", "year"}))
        ->capture_default_str();
    cli.add_option(
           "--nodes", options.nodes,
           "all actors; country: governments, armies, parliaments, courts and official bodies as their "
           "state; persons or bodies alone")
        ->check(CLI::IsMember({"all", "country", "person", "body"}))
        ->capture_default_str();
    cli.add_flag("--fold-nonstate", options.fold_nonstate,
                 "with --nodes country: companies, groups and protesters as their state, too");
    cli.add_option(
           "--multilateral", options.multilateral,
           "what an event of many is worth: 1/(n-1) a pair, 1 a pair, pairs with the host alone, nothing")
        ->check(CLI::IsMember({"fractional", "full", "host-star", "drop"}))
        ->capture_default_str();
    cli.add_option("--ego", options.ego, "only this actor and whom links lead to")->type_name("ACTOR");
    cli.add_option("--hops", options.hops, "--ego: over so many links")
        ->check(CLI::Range(1, 100))
        ->capture_default_str();
    cli.add_option("--top", options.top, "only so many nodes, those with the most links; 0: all")
        ->capture_default_str();
}

void declare_panel(CLI::App& cli, ExportOptions& options) {
    cli.add_option("--dyads", options.dyads, "panel: a row for each pair, or for each of its two directions")
        ->check(CLI::IsMember({"directed", "undirected"}))
        ->capture_default_str();
    cli.add_option("--dyads-of", options.dyads_of,
                   "panel: all pairs of the states that had any event, or those that had one with each other")
        ->check(CLI::IsMember({"all", "seen"}))
        ->capture_default_str();
    cli.add_option("--codes", options.codes,
                   "panel: states by ISO 3166-1 alpha-3, Correlates of War, or Gleditsch and Ward")
        ->check(CLI::IsMember({"iso", "cow", "gw"}))
        ->capture_default_str();
}

bool is_period(const std::string& by) {
    return by != "type" && by != "quad";
}

}  // namespace

void declare(CLI::App& cli, ExportOptions& options) {
    cli.add_option("GRAPH", options.graph, "a store that entente build made");
    cli.add_option("--format,-f", options.format, format_help());
    cli.add_option("--output,-o", options.output, "file to write; - is standard output")
        ->type_name("FILE")
        ->capture_default_str();
    cli.add_option("--profile", options.profile,
                   "whose reader the file is for, where a format knows several");
    cli.add_option("--part", options.part, "one of the files of a format that has several");
    cli.add_flag("--list", options.list, "tell for each format what it keeps and loses, and end");
    declare(cli, options.lens);
    declare_events(cli, options);
    declare_shape(cli, options);
    declare_panel(cli, options);
    cli.add_option("--base", options.base, "jsonld, ntriples: what IRIs begin with, in place of urn:entente:")
        ->type_name("IRI");
    cli.add_flag("--layout", options.layout, "places the nodes, so that the graph opens ready to look at");
    cli.add_option("--seed", options.seed, "--layout: another one")->capture_default_str();
    cli.add_option("--analysis", options.measures, "measures to write on the nodes (entente analyze --help)")
        ->delimiter(',')
        ->allow_extra_args(false);
    cli.add_option("--jobs,-j", options.jobs, "threads; 0 is one a core")->capture_default_str();
}

projection::Options projection_options(const ExportOptions& options) {
    return {*projection::parse_nodes(options.nodes), options.fold_nonstate,
            *projection::parse_multilateral(options.multilateral), query::name_of_country};
}

projection::Facts facts_of(const ExportOptions& options, projection::Shape shape) {
    projection::Facts facts{{"generator", fmt::format("entente {}", ENTENTE_VERSION)},
                            {"shape", std::string(name(shape))},
                            {"nodes", options.nodes + (options.fold_nonstate ? ", nonstate folded" : "")},
                            {"multilateral", options.multilateral},
                            {"status", options.status},
                            {"background", options.background ? "included" : "left out"}};
    const auto add = [&](std::string name, std::string text) {
        if (!text.empty()) facts.emplace_back(std::move(name), std::move(text));
    };
    if (shape == projection::Shape::aggregate) add("by", options.by);
    add("actors", fmt::format("{}", fmt::join(options.actors, ", ")));
    add("acts", fmt::format("{}", fmt::join(options.acts, ", ")));
    add("from", options.window.from);
    add("until", options.window.to);
    add("expanded", fmt::format("{}", fmt::join(options.expand, ", ")));
    if (options.min_confidence > 0) add("min_confidence", fmt::format("{}", options.min_confidence));
    if (!options.ego.empty())
        add("ego", fmt::format("{}, {} {}", options.ego, options.hops, options.hops == 1 ? "hop" : "hops"));
    if (options.top > 0) add("top", fmt::format("{}", options.top));
    add("known_by", options.lens.known_by);
    return facts;
}

Target target_of(const ExportOptions& options) {
    return {options.format, options.profile, options.part, options.output};
}

Result<void> check_by(const ExportOptions& options, const exporters::Format& format) {
    const bool panel = format.name == "panel";
    if (is_period(options.by) == panel || options.by == "type") return {};
    return std::unexpected(schema::Error{
        schema::ErrorCode::usage,
        fmt::format("--by {} is not for {}", options.by, format.name),
        {},
        0,
        panel ? "a panel is by day, week, month or year" : "day, week, month and year are for -f panel"});
}

projection::Shape wanted_shape(const ExportOptions& options, const exporters::Format& format) {
    return *projection::parse_shape(options.shape.empty() ? format.shape : std::string_view(options.shape));
}

}  // namespace entente::app
