#include "exporters/captions.hpp"

#include <cctype>
#include <cmath>
#include <fmt/format.h>

#include "exporters/sink.hpp"
#include "graph/schema/record.hpp"
#include "graph/schema/utf8.hpp"

namespace entente::exporters {
namespace {

using model::find_attribute;
using model::PropertyGraph;
using model::Row;

std::optional<std::size_t> node_column(const PropertyGraph& graph, std::string_view name) {
    return find_attribute(graph.node_attributes(), name);
}
std::optional<std::size_t> edge_column(const PropertyGraph& graph, std::string_view name) {
    return find_attribute(graph.edge_attributes(), name);
}

bool between(char32_t c, char32_t first, char32_t last) {
    return first <= c && c <= last;
}

// Takes no room of its own: a mark on the letter before, a joiner, a change of direction.
bool is_mark(char32_t c) {
    return between(c, 0x300, 0x36F) || between(c, 0x591, 0x5BD) || between(c, 0x64B, 0x65F) ||
           between(c, 0x200B, 0x200F) || between(c, 0x202A, 0x202E) || between(c, 0x2066, 0x2069) ||
           between(c, 0xFE00, 0xFE0F) || between(c, 0x20D0, 0x20FF) || between(c, 0x1F3FB, 0x1F3FF);
}

bool is_wide(char32_t c) {
    return between(c, 0x1100, 0x115F) || between(c, 0x2E80, 0xA4CF) || between(c, 0xAC00, 0xD7A3) ||
           between(c, 0xF900, 0xFAFF) || between(c, 0xFE30, 0xFE6F) || between(c, 0xFF00, 0xFF60) ||
           between(c, 0x1F300, 0x1FAFF) || between(c, 0x20000, 0x3FFFD) || between(c, 0x2600, 0x27BF);
}

double width_of(char32_t c) {
    constexpr std::string_view thin = " .,:;'!|iIlj", narrow = "tfr()[]-/", broad = "mwMW@%";
    if (is_mark(c)) return 0;
    if (is_wide(c)) return 1.15;
    if (c >= 0x80) return 0.65;
    const char letter = static_cast<char>(c);
    if (thin.contains(letter)) return 0.3;
    if (narrow.contains(letter)) return 0.4;
    if (broad.contains(letter)) return 0.95;
    return std::isupper(static_cast<unsigned char>(letter)) != 0 ? 0.7 : 0.61;
}

// The name of a node in place of its id, with which the text begins.
std::string with_name(const PropertyGraph& graph, std::string_view text) {
    const auto id = text.substr(0, text.find(", "));
    const NodeColumns columns(graph);
    Row row;
    for (std::size_t v = 0; v < graph.node_count(); ++v)
        if (graph.node_id(v) == id) {
            graph.read_node(v, row);
            return fmt::format("{}{}", name_of(graph, v, row, columns), text.substr(id.size()));
        }
    return std::string(text);
}

}  // namespace

NodeColumns::NodeColumns(const PropertyGraph& graph)
    : label(node_column(graph, "label")),
      kind(node_column(graph, "entity_kind")),
      country(node_column(graph, "country")),
      x(node_column(graph, "x")),
      y(node_column(graph, "y")),
      size(node_column(graph, "size")) {}

EdgeColumns::EdgeColumns(const PropertyGraph& graph)
    : label(edge_column(graph, "edgelabel")),
      mode(edge_column(graph, "mode")),
      status(edge_column(graph, "status")),
      start(edge_column(graph, "date_start")),
      end(edge_column(graph, "date_end")),
      precision(edge_column(graph, "date_precision")),
      quad(edge_column(graph, "quad")),
      symmetric(edge_column(graph, "symmetric")),
      weight(edge_column(graph, "weight")),
      count(edge_column(graph, "count")),
      evidence(edge_column(graph, "evidence")) {}

int quad_of(const Row& row, const EdgeColumns& columns) {
    const double quad = number_at(row, columns.quad, 0);
    return quad >= 1 && quad <= 4 ? static_cast<int>(quad) : 0;
}

std::string_view legend_of_quad(int quad) {
    const auto name = schema::name_of_quad(quad);
    return name.empty() ? "of no class" : name;
}

bool is_uncertain(const Row& row, const EdgeColumns& columns) {
    const auto status = text_at(row, columns.status);
    return !status.empty() && status != "happened";
}

double weight_of(const Row& row, const EdgeColumns& columns) {
    const double weight = number_at(row, columns.weight, number_at(row, columns.count, 1));
    return weight > 0 ? weight : 0;
}

std::string dates_of(const Row& row, const EdgeColumns& columns) {
    const auto start = text_at(row, columns.start), end = text_at(row, columns.end);
    const auto precision = text_at(row, columns.precision);
    if (precision == "month") return std::string(start.substr(0, 7));
    if (precision == "year") return std::string(start.substr(0, 4));
    return start == end || end.empty() ? std::string(start) : fmt::format("{}/{}", start, end);
}

std::string what_of(const Row& row, const EdgeColumns& columns) {
    std::string text(text_at(row, columns.label));
    if (const auto mode = text_at(row, columns.mode); !mode.empty()) text += fmt::format(" {}", mode);
    if (is_uncertain(row, columns)) text += fmt::format(" ({})", text_at(row, columns.status));
    return text;
}

std::string_view name_of(const PropertyGraph& graph, std::size_t node, const Row& row,
                         const NodeColumns& columns) {
    const auto label = text_at(row, columns.label);
    return label.empty() ? graph.node_id(node) : label;
}

std::string title_of(const PropertyGraph& graph) {
    for (const auto& [name, text] : graph.facts()) {
        if (name == "title") return one_line(text);
        if (name == "ego") return "Around " + one_line(with_name(graph, text));
    }
    return "Who deals with whom";
}

std::string one_line(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool blank = c == ' ' || (c >= '\t' && c <= '\r');
        if (!blank)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    if (out.ends_with(' ')) out.pop_back();
    return out;
}

double text_width(std::string_view text) {
    double width = 0;
    while (!text.empty()) width += width_of(schema::take_code_point(text).value_or(0xFFFD));
    return width;
}

std::string shorten(std::string_view text, double width) {
    if (text_width(text) <= width) return std::string(text);
    std::string_view rest = text;
    std::size_t kept = 0;
    double used = width_of(U'…');
    bool joined = false;  // by a joiner before it: two that are seen as one
    while (!rest.empty()) {
        const std::size_t begin = text.size() - rest.size();
        const char32_t c = schema::take_code_point(rest).value_or(0xFFFD);
        if (!is_mark(c) && !joined) kept = begin;
        if (!joined) used += width_of(c);
        if (used > width) break;
        joined = c == 0x200D;
    }
    return std::string(text.substr(0, kept)) + "…";
}

}  // namespace entente::exporters
