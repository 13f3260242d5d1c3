// What a picture says of a node or an edge in words, and how much room words take.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "graph/model/property_graph.hpp"

namespace entente::exporters {

// Where the attributes stand that a picture shows; none where the graph has none.
struct NodeColumns {
    explicit NodeColumns(const model::PropertyGraph& graph);

    std::optional<std::size_t> label, kind, country, x, y, size;
};
struct EdgeColumns {
    explicit EdgeColumns(const model::PropertyGraph& graph);

    std::optional<std::size_t> label, mode, status, start, end, precision, quad, symmetric, weight, count,
        evidence;
};

// 1 to 4; 0 where it is of none.
int quad_of(const model::Row& row, const EdgeColumns& columns);
std::string_view legend_of_quad(int quad);  // "verbal cooperation", "of no class"
// Planned, denied, called for, as long as it is not known to have happened.
bool is_uncertain(const model::Row& row, const EdgeColumns& columns);
// How many events an edge stands for, or how much.
double weight_of(const model::Row& row, const EdgeColumns& columns);

// "2022-01-06/2022-01-07", "2022-03", or nothing.
std::string dates_of(const model::Row& row, const EdgeColumns& columns);
// "CONSULT virtual (planned)".
std::string what_of(const model::Row& row, const EdgeColumns& columns);

// Its label, else its id.
std::string_view name_of(const model::PropertyGraph& graph, std::size_t node, const model::Row& row,
                         const NodeColumns& columns);

// What the graph is of, by its facts: "title", or "ego" ("country:PHL, 2 hops", with the name of that node).
std::string title_of(const model::PropertyGraph& graph);

// The text with each run of blanks and line ends as one blank.
std::string one_line(std::string_view text);

// About how wide a text is in a sans-serif font of size 1; the font that a viewer takes is not known here.
double text_width(std::string_view text);

// As much of it as is no wider, with "…" where something is missing; marks stay with their letters.
std::string shorten(std::string_view text, double width);

}  // namespace entente::exporters
