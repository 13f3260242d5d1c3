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

constexpr Format all[] = {
    {"graphml", ".graphml", "Gephi, NetworkX, igraph, R, graph-tool, Cytoscape, yEd",
     "every actor, every dated edge with its sentence, parallel edges, self-loops, unknown values as absent",
     "events of more than two parties become dyads that share event_id; characters that XML forbids become "
     "U+FFFD",
     write_graphml},
    {"dot", ".dot", "Graphviz, for pictures",
     "actors by country, edges with type, mode, status and date, the sentence as tooltip",
     "all other attributes; read a graph from graphml", write_dot},
};

std::vector<std::string_view> column(std::string_view Format::*member) {
    std::vector<std::string_view> values;
    for (const auto& format : all) values.push_back(format.*member);
    return values;
}

}  // namespace

std::span<const Format> formats() {
    return all;
}

Result<const Format*> find_format(std::string_view name) {
    const auto found = std::ranges::find(all, name, &Format::name);
    if (found != std::end(all)) return &*found;
    const auto names = column(&Format::name);
    auto hint = schema::did_you_mean(name, names);
    if (hint.empty()) hint = fmt::format("the formats are {}", fmt::join(names, ", "));
    return std::unexpected(Error{ErrorCode::usage, fmt::format("unknown format \"{}\"", name), {}, 0, hint});
}

Result<const Format*> find_format_of_file(std::string_view file) {
    const auto ends = [file](const Format& format) { return file.ends_with(format.extension); };
    const auto found = std::ranges::find_if(all, ends);
    if (found != std::end(all)) return &*found;
    return std::unexpected(Error{ErrorCode::usage, "the file's name does not tell a format",
                                 std::string(file), 0,
                                 fmt::format("name it with -f, or end the file's name with {}",
                                             fmt::join(column(&Format::extension), " or "))});
}

}  // namespace entente::exporters
