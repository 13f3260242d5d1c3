#include "exporters/formats.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <vector>

#include "graph/schema/did_you_mean.hpp"

namespace entente::exporters {
namespace {

using schema::Error;
using schema::ErrorCode;
using schema::Result;

constexpr Choice graphml_profiles[] = {
    {"portable", "the same to NetworkX, igraph, graph-tool, JGraphT, Gephi and the schema"},
    {"gephi", "with the label that Gephi takes for the kind of an edge"},
    {"neo4j", "with the labels that Neo4j's APOC takes for types"},
    {"cytoscape", "with the interaction of an edge that Cytoscape shows"},
    {"yed", "with shapes, colours and labels that yEd draws"},
};
constexpr Loss graphml_losses[] = {
    {Property::unicode, "characters that XML forbids become U+FFFD"},
    {Property::numbers, "nearer to 0 than 2.3e-308 become 0: igraph would refuse the file"},
};

constexpr Loss gexf_losses[] = {
    {Property::parallel_edges,
     "of the shape dyads: Gephi merges edges of the same ends and kind unless it is told not to (NO_MERGE)"},
    {Property::unicode, "characters that XML forbids become U+FFFD"},
};

constexpr Choice dot_profiles[] = {
    {"picture", "for Graphviz: colours, boxes for countries, a legend"},
    {"gephi", "nodes and edges with label and weight alone, which is what Gephi reads of it"},
};
constexpr Loss dot_losses[] = {
    {Property::parallel_edges,
     "where there are too many to be seen, those alike are one line, but for gephi"},
    {Property::ids,
     "of edges are not written; in those of nodes _ stands for all but ASCII's letters and digits"},
    {Property::dates, "stand in the labels alone, of up to 60 lines"},
    {Property::numbers, "but weight are not written"},
    {Property::missing_values, "of attributes that are not drawn nothing is written"},
};

constexpr Choice csv_profiles[] = {
    {"plain", "pandas, R, igraph and every other program that reads tables"},
    {"excel", "the same with a byte order mark, without which Excel breaks what is not ASCII"},
    {"gephi", "Gephi's own columns: Kind keeps kinds apart, timeset makes the timeline"},
    {"neo4j", "typed headers for neo4j-admin database import, with --multiline-fields=true"},
};
constexpr Choice csv_parts[] = {
    {"nodes", "a row a node"},
    {"edges", "a row an edge"},
};
constexpr Loss csv_losses[] = {
    {Property::unicode, "NUL becomes U+FFFD"},
    {Property::numbers, "text of digits alone is a number to readers that guess types: 050 becomes 50"},
};

constexpr Choice json_profiles[] = {
    {"both", "any NetworkX, D3: the edges stand in it twice"},
    {"edges", "NetworkX from 3.4"},
    {"links", "NetworkX before 3.4, D3, force-graph"},
};

constexpr Loss graphology_losses[] = {
    {Property::numbers, "beyond 2^53 lose digits in JavaScript"},
};

constexpr Choice cytoscape_profiles[] = {
    {"js", "Cytoscape.js"},
    {"desktop", "the label is called name and the edge's kind interaction"},
};
constexpr Loss cytoscape_losses[] = {
    {Property::ids, "an edge that has none, or a node's, gets another"},
    {Property::numbers, "beyond 2^53 lose digits in JavaScript"},
};

constexpr Loss rdf_losses[] = {
    {Property::unicode, "NUL becomes U+FFFD"},
};

constexpr Loss panel_losses[] = {
    {Property::nodes, "other than states are folded into them or left out"},
    {Property::edges, "are counted"},
    {Property::parallel_edges, "are counted"},
    {Property::ids, "states have codes, events have none"},
    {Property::dates, "as precise as the period"},
};

constexpr Choice svg_profiles[] = {
    {"auto", "light, and dark where the viewer's scheme is dark"},
    {"light", "on white, as for print"},
    {"dark", "on black"},
};
constexpr Loss svg_losses[] = {
    {Property::parallel_edges,
     "of more than six between two nodes, those alike are one line, which tells their number"},
    {Property::ids, "of edges are not drawn"},
    {Property::kinds, "stand in tooltips, of up to eight edges a line; a colour tells the class"},
    {Property::dates, "stand in tooltips, of up to eight edges a line"},
    {Property::numbers, "are seen as thickness and size alone"},
    {Property::unicode, "characters that XML forbids become U+FFFD"},
    {Property::missing_values, "of attributes that are not drawn nothing is written"},
};

constexpr Format all[] = {
    {"graphml",
     ".graphml",
     "Gephi, NetworkX, igraph, R, graph-tool, JGraphT, Cytoscape, yEd, Neo4j",
     "every attribute of every node and edge",
     graphml_profiles,
     {},
     "dyads",
     graphml_losses,
     write_graphml},
    {"gexf",
     ".gexf",
     "Gephi, Gephi Lite, sigma.js, NetworkX, graphology",
     "kinds, weights, days and looks of edges and nodes, for a timeline",
     {},
     {},
     "aggregate",
     gexf_losses,
     write_gexf},
    {"csv", ".csv", "pandas, R, Excel, Gephi, Neo4j", "two tables, of nodes and of edges", csv_profiles,
     csv_parts, "dyads", csv_losses, write_csv},
    {"json", ".json", "NetworkX, D3", "node-link JSON", json_profiles, {}, "dyads", {}, write_node_link},
    {"graphology",
     ".graphology.json",
     "graphology, Sigma, Gephi Lite",
     "graphology's serialised graph",
     {},
     {},
     "dyads",
     graphology_losses,
     write_graphology},
    {"cytoscape",
     ".cyjs",
     "Cytoscape, Cytoscape.js",
     "elements with their positions",
     cytoscape_profiles,
     {},
     "dyads",
     cytoscape_losses,
     write_cytoscape},
    {"jsonld",
     ".jsonld",
     "RDF libraries, triple stores",
     "events in the Simple Event Model, with PROV-O",
     {},
     {},
     {},
     rdf_losses,
     nullptr,
     write_jsonld},
    {"ntriples",
     ".nt",
     "RDF libraries, triple stores",
     "the same statements, one a line",
     {},
     {},
     {},
     rdf_losses,
     nullptr,
     write_ntriples},
    {"jsonl",
     ".jsonl",
     "entente itself, jq, pandas",
     "records as entente extract writes them, a line each",
     {},
     {},
     {},
     {}},
    {"panel",
     ".panel.csv",
     "R, Stata, pandas",
     "pairs of states and periods with counts",
     {},
     {},
     {},
     panel_losses},
    {"dot", ".dot", "Graphviz", "a picture to be drawn", dot_profiles, {}, "dyads", dot_losses, write_dot},
    {"svg",
     ".svg",
     "browsers, Inkscape, papers",
     "a picture, drawn",
     svg_profiles,
     {},
     "dyads",
     svg_losses,
     write_svg,
     nullptr,
     true},
};

template <class List>
std::vector<std::string_view> names(const List& list) {
    std::vector<std::string_view> names;
    for (const auto& item : list) names.push_back(item.name);
    return names;
}

Error unknown(std::string_view what, std::string_view name, const std::vector<std::string_view>& known) {
    auto hint = schema::did_you_mean(name, known);
    if (hint.empty()) hint = fmt::format("there are {}", fmt::join(known, ", "));
    return {ErrorCode::usage, fmt::format("unknown {} \"{}\"", what, name), {}, 0, hint};
}

}  // namespace

std::string_view name(Property property) {
    switch (property) {
        case Property::nodes:
            return "nodes";
        case Property::edges:
            return "edges";
        case Property::parallel_edges:
            return "parallel edges";
        case Property::ids:
            return "ids";
        case Property::kinds:
            return "kinds";
        case Property::dates:
            return "dates";
        case Property::unicode:
            return "unicode";
        case Property::numbers:
            return "numbers";
        case Property::missing_values:
            return "missing values";
    }
    return "";
}

std::span<const Format> formats() {
    return all;
}

Result<const Format*> find_format(std::string_view name) {
    const auto found = std::ranges::find(all, name, &Format::name);
    if (found != std::end(all)) return &*found;
    return std::unexpected(unknown("format", name, names(all)));
}

Result<const Format*> find_format_of_file(std::string_view file) {
    const auto length = [file](const Format& format) {
        return file.ends_with(format.extension) ? format.extension.size() : 0;
    };
    const auto* found = std::ranges::max_element(all, {}, length);
    if (length(*found) > 0) return found;
    std::vector<std::string_view> extensions;
    for (const auto& format : all) extensions.push_back(format.extension);
    return std::unexpected(
        Error{ErrorCode::usage, "the file's name does not tell a format", std::string(file), 0,
              fmt::format("name it with -f, or end the file's name with {}", fmt::join(extensions, " or "))});
}

Result<std::string_view> find_choice(std::span<const Choice> choices, std::string_view name,
                                     std::string_view what, std::string_view format) {
    if (name.empty()) return choices.empty() ? std::string_view() : choices.front().name;
    const auto found = std::ranges::find(choices, name, &Choice::name);
    if (found != choices.end()) return found->name;
    auto error = unknown(fmt::format("{} of {}", what, format), name, names(choices));
    if (choices.empty()) error.hint = fmt::format("{} has no {}s", format, what);
    return std::unexpected(error);
}

}  // namespace entente::exporters
