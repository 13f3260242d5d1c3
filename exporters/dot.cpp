// DOT, for pictures by Graphviz: actors in a box for each country, edges coloured by quad class and dashed
// where the event did not (or not surely) happen; the sentence shows as a tooltip in SVG. The entry is
// write_dot.
#include <map>
#include <string_view>

#include "exporters/exporter.hpp"
#include "exporters/palette.hpp"
#include "exporters/sink.hpp"

namespace entente::exporters {
namespace {

using model::PropertyGraph;
using model::Row;

constexpr std::string_view head = R"(digraph entente {
  graph [rankdir=LR, fontname="Helvetica", compound=true, nodesep=0.4, ranksep=1.2, style=rounded, color="#b0b0b0"];
  node [fontname="Helvetica", fontsize=12, style=filled, fillcolor="#f5f5f5", color="#606060"];
  edge [fontname="Helvetica", fontsize=9];
)";

std::string_view shape(std::string_view entity_kind) {
    if (entity_kind == "country") return "box";
    if (entity_kind == "organization") return "hexagon";
    if (entity_kind == "body") return "component";
    if (entity_kind == "office") return "house";
    if (entity_kind == "group") return "diamond";
    if (entity_kind == "place") return "plaintext";
    return "ellipse";
}

// Inside of quotes. Graphviz reads backslashes and HTML entities in labels, and backslashes of tooltips
// twice: "\\G" would become the graph's name there.
std::string escape(std::string_view text, std::string_view backslash) {
    std::string out;
    for (const char c : clean(text)) {
        switch (c) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += backslash;
                break;
            case '&':
                out += "&amp;";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string label(std::string_view text) {
    return escape(text, "\\\\");
}
std::string tooltip(std::string_view text) {
    return escape(text, R"(\\\\)");
}

struct Columns {
    std::optional<std::size_t> label, kind, country, edge_label, mode, status, start, end, precision, quad,
        symmetric, evidence;
};

Columns columns_of(const PropertyGraph& graph) {
    const auto node = [&](std::string_view name) { return find_attribute(graph.node_attributes(), name); };
    const auto edge = [&](std::string_view name) { return find_attribute(graph.edge_attributes(), name); };
    return {node("label"),          node("entity_kind"), node("country"),    edge("edgelabel"),
            edge("mode"),           edge("status"),      edge("date_start"), edge("date_end"),
            edge("date_precision"), edge("quad"),        edge("symmetric"),  edge("evidence")};
}

std::string_view text_at(const Row& row, std::optional<std::size_t> column) {
    return column ? row.text(*column) : std::string_view();
}

int number_at(const Row& row, std::optional<std::size_t> column) {
    return column ? static_cast<int>(row.number(*column).value_or(0)) : 0;
}

class DotWriter {
  public:
    DotWriter(const PropertyGraph& graph, std::ostream& out)
        : graph_(graph), out_(out), ids_(graph), columns_(columns_of(graph)) {}

    schema::Result<void> write() {
        out_.put(head);
        for (const auto& [country, members] : by_country()) put_cluster(country, members);
        for (std::size_t e = 0; e < graph_.edge_count() && out_.good(); ++e) put_edge(e);
        out_.put("}\n");
        return out_.finish();
    }

  private:
    using Members = std::vector<std::size_t>;

    std::map<std::string, Members> by_country() {
        std::map<std::string, Members> groups;
        for (std::size_t v = 0; v < graph_.node_count(); ++v) {
            graph_.read_node(v, row_);
            groups[std::string(text_at(row_, columns_.country))].push_back(v);
        }
        return groups;
    }

    // "Japan (JPN)" where the country itself is a node.
    std::string country_label(const std::string& code, const Members& members) {
        for (const std::size_t v : members) {
            graph_.read_node(v, row_);
            const auto name = text_at(row_, columns_.label);
            if (text_at(row_, columns_.kind) == "country" && !name.empty())
                return fmt::format("{} ({})", name, code);
        }
        return code;
    }

    // Nodes of no country stand free.
    void put_cluster(const std::string& country, const Members& members) {
        if (!country.empty())
            out_.print("  subgraph \"cluster_{}\" {{\n    label=\"{}\";\n", portable(country),
                       label(country_label(country, members)));
        for (const std::size_t v : members) put_node(v);
        if (!country.empty()) out_.put("  }\n");
    }

    void put_node(std::size_t v) {
        graph_.read_node(v, row_);
        const auto name = text_at(row_, columns_.label);
        out_.print("    \"{}\" [label=\"{}\", shape={}, tooltip=\"{}\"];\n", ids_.node(v),
                   label(name.empty() ? graph_.node_id(v) : name), shape(text_at(row_, columns_.kind)),
                   tooltip(graph_.node_id(v)));
    }

    std::string dates() const {
        const auto start = text_at(row_, columns_.start), end = text_at(row_, columns_.end);
        const auto precision = text_at(row_, columns_.precision);
        if (precision == "month") return std::string(start.substr(0, 7));
        if (precision == "year") return std::string(start.substr(0, 4));
        return start == end || end.empty() ? std::string(start) : fmt::format("{}/{}", start, end);
    }

    // "CONSULT virtual\n2022-01-06/2022-01-07", already escaped.
    std::string edge_label() const {
        std::string text = label(text_at(row_, columns_.edge_label));
        if (const auto mode = text_at(row_, columns_.mode); !mode.empty()) text += " " + label(mode);
        if (uncertain()) text += fmt::format(" ({})", label(text_at(row_, columns_.status)));
        const std::string when = dates();
        return when.empty() ? text : text + "\\n" + label(when);
    }

    bool uncertain() const {
        const auto status = text_at(row_, columns_.status);
        return !status.empty() && status != "happened";
    }

    void put_edge(std::size_t e) {
        graph_.read_edge(e, row_);
        const auto [source, target] = graph_.ends(e);
        out_.print("  \"{}\" -> \"{}\" [label=\"{}\", color=\"{}\"", ids_.node(source), ids_.node(target),
                   edge_label(), colour_of_quad(number_at(row_, columns_.quad)));
        if (number_at(row_, columns_.symmetric) != 0) out_.put(", dir=none");
        if (uncertain()) out_.put(", style=dashed");
        if (const auto evidence = text_at(row_, columns_.evidence); !evidence.empty())
            out_.print(", tooltip=\"{}\"", tooltip(evidence));
        out_.put("];\n");
    }

    const PropertyGraph& graph_;
    Sink out_;
    PortableIds ids_;
    Columns columns_;
    Row row_;
};

}  // namespace

schema::Result<void> write_dot(const PropertyGraph& graph, const WriteOptions&, std::ostream& out) {
    return DotWriter(graph, out).write();
}

}  // namespace entente::exporters
