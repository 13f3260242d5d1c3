#include "importers/formats.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sstream>
#include <vector>

#include "graph/schema/did_you_mean.hpp"
#include "importers/csv_columns.hpp"
#include "importers/csv_reader.hpp"
#include "importers/values.hpp"

namespace entente::importers {
namespace {

using schema::Error;
using schema::ErrorCode;
using schema::Result;

// The first element that is no declaration and no comment, in any of the encodings of XML.
std::string root_of(std::string_view head) {
    std::string text;
    std::ranges::copy_if(head, std::back_inserter(text), [](char c) { return c != '\0'; });  // UTF-16
    for (auto at = text.find('<'); at != std::string::npos; at = text.find('<', at + 1)) {
        if (text.compare(at, 4, "<!--") == 0) at = std::min(text.find("-->", at), text.size());
        const auto name = text.substr(std::min(at + 1, text.size()), 64);
        if (name.empty() || name[0] == '?' || name[0] == '!' || name[0] == '-') continue;
        const auto word = name.substr(0, name.find_first_of(" \t\r\n/>"));
        return word.substr(word.find(':') + 1);
    }
    return {};
}

// Do the headers of the first line name the ends of an edge?
bool is_edge_table(std::string_view head) {
    std::istringstream in{std::string(head)};
    const auto header = CsvReader(in, {}, {}).header();
    return header && has_ends(csv_columns(Domain::edge, *header));
}

bool is_json_object(std::string_view head) {
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    return trim(head).starts_with('{');
}

constexpr std::string_view json_extensions[] = {".json", ".cyjs"};
constexpr std::string_view csv_extensions[] = {".csv", ".tsv"};
constexpr std::string_view gexf_extensions[] = {".gexf"};
constexpr std::string_view graphml_extensions[] = {".graphml"};

constexpr Format all[] = {
    {"graphml", graphml_extensions, "Entente, NetworkX, igraph, R, graph-tool, Gephi, yEd",
     [](std::string_view head) { return root_of(head) == "graphml"; }, false, read_graphml},
    {"gexf", gexf_extensions, "Entente, NetworkX, Gephi",
     [](std::string_view head) { return root_of(head) == "gexf"; }, false, read_gexf},
    {"csv", csv_extensions, "Entente, Gephi, pandas, R, Neo4j", is_edge_table, true, read_csv},
    {"json", json_extensions, "Entente, NetworkX, D3, graphology, Gephi, Cytoscape", is_json_object, false,
     read_node_link},
};

std::vector<std::string_view> names() {
    std::vector<std::string_view> names;
    for (const auto& format : all) names.push_back(format.name);
    return names;
}

}  // namespace

std::span<const Format> formats() {
    return all;
}

Result<const Format*> find_format(std::string_view name) {
    const auto found = std::ranges::find(all, name, &Format::name);
    if (found != std::end(all)) return &*found;
    auto hint = schema::did_you_mean(name, names());
    if (hint.empty()) hint = fmt::format("there are {}", fmt::join(names(), ", "));
    return std::unexpected(
        Error{ErrorCode::usage, fmt::format("unknown format \"{}\" to read from", shown(name)), {}, 0, hint});
}

Result<const Format*> find_format_of(std::string_view file, std::string_view head) {
    auto name = file;
    for (const std::string_view packed : {".gz", ".zst"})
        if (name.ends_with(packed)) name.remove_suffix(packed.size());
    const auto ends = [name](std::string_view extension) { return name.ends_with(extension); };
    for (const auto& format : all)
        if (std::ranges::any_of(format.extensions, ends)) return &format;
    for (const auto& format : all)
        if (format.recognises(head)) return &format;
    return std::unexpected(Error{ErrorCode::usage, "neither name nor content tells which format it has",
                                 std::string(file), 0,
                                 fmt::format("say it with --from: {}", fmt::join(names(), ", "))});
}

}  // namespace entente::importers
