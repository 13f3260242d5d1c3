// DOT, for pictures by Graphviz. Where the graph says where nodes lie (x, y), they lie there; else few are
// drawn by `dot`, actors of a country in a box, and many by `sfdp`. Edges are coloured by quad class and
// dashed where the event did not (or not surely) happen; the sentence shows as a tooltip in SVG. The legend
// is the label of the graph, so that no node is drawn that is none. The entry is write_dot.
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <string_view>

#include "exporters/dot_text.hpp"
#include "exporters/exporter.hpp"
#include "exporters/palette.hpp"
#include "exporters/picture.hpp"
#include "exporters/xml.hpp"

namespace entente::exporters {
namespace {

using model::PropertyGraph;
using model::Row;

constexpr std::size_t lines_with_words = 60, lines_in_boxes = 120, nodes_in_boxes = 60;
constexpr std::size_t names_of_many = 90;
constexpr std::uint32_t edges_in_a_tooltip = 8;

std::string_view shape_of(std::string_view entity_kind) {
    if (entity_kind == "country") return "box";
    if (entity_kind == "organization") return "hexagon";
    if (entity_kind == "body") return "component";
    if (entity_kind == "office") return "house";
    if (entity_kind == "group") return "diamond";
    if (entity_kind == "place") return "plaintext";
    return "ellipse";
}

class DotWriter {
  public:
    DotWriter(const PropertyGraph& graph, std::ostream& out)
        : graph_(graph),
          out_(out),
          ids_(graph),
          node_columns_(graph),
          edge_columns_(graph),
          picture_(make_picture(graph)),
          placed_(!picture_.nodes.empty() && std::ranges::all_of(picture_.nodes, &PictureNode::placed)),
          many_(picture_.lines.size() > lines_in_boxes || picture_.nodes.size() > nodes_in_boxes) {}

    schema::Result<void> write() {
        choose_names();
        put_head();
        if (placed_ || many_)
            for (std::size_t v = 0; v < graph_.node_count() && out_.good(); ++v) put_node(v);
        else
            for (const auto& [country, members] : by_country()) put_country(country, members);
        for (const auto& line : picture_.lines)
            if (out_.good()) put_line(line);
        out_.put("}\n");
        return out_.finish();
    }

  private:
    using Members = std::vector<std::size_t>;

    void choose_names() {
        named_.assign(graph_.node_count(), !many_);
        if (!many_) return;
        Members order(graph_.node_count());
        std::iota(order.begin(), order.end(), 0U);
        std::ranges::stable_sort(order, std::greater{},
                                 [&](std::size_t v) { return picture_.nodes[v].importance; });
        order.resize(std::min(order.size(), names_of_many));
        for (const std::size_t v : order) named_[v] = true;
    }

    void put_head() {
        out_.put("digraph entente {\n  graph [fontname=\"Helvetica\", fontsize=11, labelloc=b, ");
        out_.put("outputorder=edgesfirst, forcelabels=false, ");
        // Around nodes Graphviz leads a few hundred lines in a second, more in minutes.
        if (placed_ || many_) out_.print("splines={}, ", picture_.lines.size() <= most_lines_of_edges);
        if (placed_)
            out_.put("layout=neato, inputscale=72, overlap=true, ");
        else if (many_)
            out_.put("layout=sfdp, K=1.4, repulsiveforce=1.5, overlap=prism, sep=\"+10\", ");
        else
            out_.put(
                "rankdir=LR, compound=true, nodesep=0.3, ranksep=1.1, style=\"rounded,filled\", "
                "color=\"#c8ccd2\", fillcolor=\"#f6f7f9\", ");
        out_.put("label=");
        put_legend();
        out_.print(
            "];\n  node [fontname=\"Helvetica\", fontsize={}, style=filled, fillcolor=\"#f5f5f5\"];\n"
            "  edge [fontname=\"Helvetica\", fontsize=9, arrowsize={}];\n",
            many_ ? 10 : 12, many_ ? 0.45 : 0.7);
    }

    // A table, which Graphviz draws in any layout.
    void put_legend() {
        out_.put("<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"4\"><TR>");
        for (const int quad : {1, 2, 3, 4, 0})
            if (std::ranges::count(picture_.lines, quad, &PictureLine::quad) > 0)
                out_.print("<TD WIDTH=\"26\" HEIGHT=\"5\" FIXEDSIZE=\"TRUE\" BGCOLOR=\"{}\"></TD><TD>{}</TD>",
                           colour_of_quad(quad), legend_of_quad(quad));
        if (std::ranges::any_of(picture_.lines, &PictureLine::uncertain))
            out_.put("<TD>dashed: not known to have happened</TD>");
        if (std::ranges::any_of(picture_.lines, &PictureLine::symmetric))
            out_.put("<TD>no arrow: both alike</TD>");
        put_legend_of_nodes();
        out_.put("</TR></TABLE>>");
    }

    void put_legend_of_nodes() {
        std::vector<std::string> kinds;
        for (std::size_t v = 0; v < graph_.node_count(); ++v) {
            graph_.read_node(v, row_);
            const auto kind = text_at(row_, node_columns_.kind);
            if (!kind.empty() && std::ranges::find(kinds, kind) == kinds.end()) kinds.emplace_back(kind);
        }
        std::ranges::sort(kinds);
        for (const auto& kind : kinds) {
            out_.print("<TD WIDTH=\"12\" HEIGHT=\"12\" FIXEDSIZE=\"TRUE\" BGCOLOR=\"{}\"></TD><TD>",
                       colour_of_kind(kind));
            put_xml(out_, kind);
            out_.put("</TD>");
        }
        if (graph_.node_count() + graph_.edge_count() == 0) out_.put("<TD>nothing to be drawn</TD>");
    }

    std::map<std::string, Members> by_country() {
        std::map<std::string, Members> groups;
        for (std::size_t v = 0; v < graph_.node_count(); ++v) {
            graph_.read_node(v, row_);
            groups[std::string(text_at(row_, node_columns_.country))].push_back(v);
        }
        return groups;
    }

    // "Japan (JPN)" where the country itself is a node.
    std::string country_label(const std::string& code, const Members& members) {
        for (const std::size_t v : members) {
            graph_.read_node(v, row_);
            const auto name = text_at(row_, node_columns_.label);
            if (text_at(row_, node_columns_.kind) == "country" && !name.empty())
                return fmt::format("{} ({})", name, code);
        }
        return code;
    }

    // In a box; one alone and those of no country stand free.
    void put_country(const std::string& country, const Members& members) {
        const bool box = !country.empty() && members.size() > 1;
        if (box)
            out_.print("  subgraph \"cluster_{}\" {{\n    label=\"{}\";\n", portable(country),
                       dot_label(country_label(country, members)));
        for (const std::size_t v : members) put_node(v);
        if (box) out_.put("  }\n");
    }

    void put_node(std::size_t v) {
        graph_.read_node(v, row_);
        const auto& node = picture_.nodes[v];
        const auto kind = text_at(row_, node_columns_.kind);
        const auto name = dot_label(name_of(graph_, v, row_, node_columns_));
        out_.print("    \"{}\" [", ids_.node(v));
        if (many_ || placed_)
            out_.print(
                "label=\"\", xlabel=\"{}\", shape=circle, fixedsize=true, width={:.2f}, color=white, "
                "fillcolor=\"{}\"",
                named_[v] ? name : "", 2 * node.radius / 72, colour_of_kind(kind));
        else
            out_.print("label=\"{}\", shape={}, color=\"{}\", fillcolor=\"{}40\"", name, shape_of(kind),
                       colour_of_kind(kind), colour_of_kind(kind));
        if (placed_) out_.print(", pos=\"{:.1f},{:.1f}!\"", node.x, -node.y);
        out_.print(", tooltip=\"{}\"];\n", dot_tooltip(graph_.node_id(v)));
    }

    // "CONSULT virtual\n2022-01-06/2022-01-07", already escaped.
    std::string words_of(const PictureLine& line) {
        if (picture_.lines.size() > lines_with_words) return {};
        if (line.count > 1) return fmt::format("{} ×", line.count);
        graph_.read_edge(picture_.edges[line.first], row_);
        const auto what = dot_label(what_of(row_, edge_columns_));
        const auto when = dot_label(dates_of(row_, edge_columns_));
        return what.empty() || when.empty() ? what + when : what + "\\n" + when;
    }

    // The sentence; of several edges also what they are.
    std::string tooltip_of(const PictureLine& line) {
        std::string text;
        for (std::uint32_t i = 0; i < std::min(line.count, edges_in_a_tooltip); ++i) {
            graph_.read_edge(picture_.edges[line.first + i], row_);
            const auto evidence = dot_tooltip(text_at(row_, edge_columns_.evidence));
            if (line.count > 1)
                text += dot_tooltip(what_of(row_, edge_columns_) + " " + dates_of(row_, edge_columns_)) +
                        (evidence.empty() ? "" : ": ");
            text += evidence;
            if (line.count > 1) text += "\\n";
        }
        if (line.count > edges_in_a_tooltip)
            text += fmt::format("and {} more", line.count - edges_in_a_tooltip);
        return text;
    }

    double pen_width(const PictureLine& line) const {
        if (picture_.lines.front().weight >= picture_.max_weight) return 1.2;
        return (many_ ? 0.6 : 1.0) + 4 * std::sqrt(line.weight / picture_.max_weight);
    }

    void put_line(const PictureLine& line) {
        out_.print("  \"{}\" -> \"{}\" [color=\"{}{}\", penwidth={:.2f}", ids_.node(line.source),
                   ids_.node(line.target), colour_of_quad(line.quad), many_ ? "90" : "", pen_width(line));
        if (const auto words = words_of(line); !words.empty()) out_.print(", label=\"{}\"", words);
        if (line.symmetric) out_.put(", dir=none");
        if (line.uncertain) out_.put(", style=dashed");
        if (const auto tooltip = tooltip_of(line); !tooltip.empty()) out_.print(", tooltip=\"{}\"", tooltip);
        out_.put("];\n");
    }

    const PropertyGraph& graph_;
    Sink out_;
    PortableIds ids_;
    NodeColumns node_columns_;
    EdgeColumns edge_columns_;
    Picture picture_;
    bool placed_, many_;
    std::vector<bool> named_;
    Row row_;
};

}  // namespace

schema::Result<void> write_dot(const PropertyGraph& graph, const WriteOptions& options, std::ostream& out) {
    return options.profile == "gephi" ? write_dot_for_gephi(graph, out) : DotWriter(graph, out).write();
}

}  // namespace entente::exporters
