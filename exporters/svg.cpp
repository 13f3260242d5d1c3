// SVG: a picture that opens in every browser, stands in a README or a paper, and needs no other program.
// Nodes lie where the graph says (x, y), else on a circle; edges are coloured by quad class; names are put
// where they hide nothing; a tooltip tells what an edge is and the sentence that proves it. The entry is
// write_svg.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "exporters/exporter.hpp"
#include "exporters/label_places.hpp"
#include "exporters/palette.hpp"
#include "exporters/svg_parts.hpp"
#include "exporters/xml.hpp"

namespace entente::exporters {
namespace {

using model::PropertyGraph;
using model::Row;

constexpr double margin = 24, title_height = 44, least_width = 560;
constexpr std::size_t named_anyhow = 40;      // so few nodes all have their names
constexpr std::size_t lines_with_words = 45;  // so few lines say what they are
constexpr std::size_t many_lines = 250;
constexpr std::uint32_t edges_in_a_tooltip = 8;  // the others are counted

struct Label {
    std::size_t of = 0;
    std::string text;
    double size = 0;  // of the font
    TextPlace place = {};
};

class SvgWriter {
  public:
    SvgWriter(const PropertyGraph& graph, std::string_view profile, std::ostream& out)
        : graph_(graph),
          profile_(profile),
          out_(out),
          node_columns_(graph),
          edge_columns_(graph),
          picture_(make_picture(graph)) {}

    schema::Result<void> write() {
        for (const auto& line : picture_.lines)
            curves_.push_back(curve_of(picture_, line, line.symmetric ? 0 : head_length(line)));
        place_labels();
        Legend legend(picture_, kinds(), notes());
        const Box box = bounds();
        const double width = std::max(box.right - box.left, least_width);
        const double height = box.bottom - box.top;
        const double left = (box.left + box.right - width) / 2 - margin;
        const double top = box.top - margin - title_height;
        const double legend_height = legend.arrange(width);
        put_head(left, top, width + 2 * margin, height + 3 * margin + title_height + legend_height);
        put_title(left + margin, top + margin);
        for (std::size_t i = 0; i < picture_.lines.size() && out_.good(); ++i) put_line(i);
        for (std::size_t v = 0; v < picture_.nodes.size() && out_.good(); ++v) put_node(v);
        for (const auto& label : words_) put_label("what", label);
        for (const auto& label : names_) put_label("name", label);
        legend.put(out_, left + margin, box.bottom + margin);
        out_.put("</svg>\n");
        return out_.finish();
    }

  private:
    // ---- what it says ----

    std::vector<std::string> kinds() {
        std::vector<std::string> kinds;
        for (std::size_t v = 0; v < graph_.node_count(); ++v) {
            graph_.read_node(v, row_);
            const auto kind = text_at(row_, node_columns_.kind);
            if (!kind.empty() && std::ranges::find(kinds, kind) == kinds.end()) kinds.emplace_back(kind);
        }
        std::ranges::sort(kinds);
        return kinds;
    }

    std::vector<std::string> notes() const {
        std::vector<std::string> notes;
        if (names_.size() < graph_.node_count())
            notes.push_back(fmt::format("Names are shown of {} of {} nodes, those with the most edges first.",
                                        names_.size(), graph_.node_count()));
        if (picture_.detail == Detail::pairs)
            notes.emplace_back("A line for each pair, in the colour of what weighs most between the two.");
        for (const auto& [name, text] : graph_.facts())
            if (name != "title") notes.push_back(shorten(one_line(name + ": " + text), least_width / 11));
        return notes;
    }

    std::string subtitle() const {
        auto text = fmt::format("{} nodes, {} edges", graph_.node_count(), graph_.edge_count());
        if (picture_.edges.size() > picture_.lines.size())
            text += fmt::format(" in {} lines", picture_.lines.size());
        if (!picture_.from.empty()) text += fmt::format(", {} to {}", picture_.from, picture_.to);
        return text;
    }

    // ---- where things lie ----

    // Where many cross, the thin ones stand back.
    double opacity(const PictureLine& line) const {
        if (picture_.lines.size() <= many_lines) return 0.85;
        return 0.25 + 0.6 * std::pow(line.weight / picture_.max_weight, 0.3);
    }

    double head_length(const PictureLine& line) const {
        return (picture_.lines.size() > many_lines ? 3.5 : 5) + 1.7 * line_width(picture_, line);
    }

    void place_labels() {
        LabelPlaces places(picture_, curves_);
        std::vector<std::size_t> order(picture_.nodes.size());
        std::iota(order.begin(), order.end(), 0U);
        std::ranges::stable_sort(order, std::greater{},
                                 [&](std::size_t v) { return picture_.nodes[v].importance; });
        const bool all = order.size() <= named_anyhow;
        const double most = order.empty() ? 0 : picture_.nodes[order[0]].importance;
        if (!all) order.resize(std::min(order.size(), names_for(order.size())));
        for (const std::size_t v : order) {
            const double share = most > 0 ? picture_.nodes[v].importance / most : 0;
            const double size = 10.5 + 3.5 * std::sqrt(share);
            graph_.read_node(v, row_);
            const auto text = shorten(one_line(name_of(graph_, v, row_, node_columns_)), 22);
            add_label(names_, {v, text, size},
                      places.beside(picture_.nodes[v], size * text_width(text) + 4, size * 1.2, all));
        }
        const bool placed = std::ranges::all_of(picture_.nodes, &PictureNode::placed);
        if (picture_.lines.size() <= (placed ? lines_with_words : lines_with_words / 3)) place_words(places);
    }

    static std::size_t names_for(std::size_t nodes) {
        return named_anyhow + static_cast<std::size_t>(6 * std::sqrt(static_cast<double>(nodes)));
    }

    // What the line is and when; at least what.
    void place_words(LabelPlaces& places) {
        constexpr double size = 9;
        for (std::size_t i = picture_.lines.size(); i-- > 0;)
            for (const auto& words : words_of(picture_.lines[i])) {
                const auto text = shorten(one_line(words), 30);
                if (!text.empty() &&
                    add_label(words_, {i, text, size},
                              places.along(curves_[i], size * text_width(text) + 2, size * 1.15)))
                    break;
            }
    }

    static bool add_label(std::vector<Label>& labels, Label label, std::optional<TextPlace> place) {
        if (!place) return false;
        label.place = *place;
        labels.push_back(std::move(label));
        return true;
    }

    // "CONSULT 2022-01-06" and "CONSULT"; "12 ×".
    std::vector<std::string> words_of(const PictureLine& line) {
        if (line.count > 1) return {fmt::format("{} ×", line.count)};
        graph_.read_edge(picture_.edges[line.first], row_);
        return {what_of(row_, edge_columns_) + " " + dates_of(row_, edge_columns_),
                what_of(row_, edge_columns_)};
    }

    Box bounds() const {
        Box box{0, 0, picture_.width, picture_.height};
        const auto widen = [&box](const TextPlace& place, double width, double height) {
            const Box other = box_of(place, width, height);
            box.left = std::min(box.left, other.left);
            box.right = std::max(box.right, other.right);
            box.top = std::min(box.top, other.top);
            box.bottom = std::max(box.bottom, other.bottom);
        };
        for (const auto& node : picture_.nodes)
            widen({{node.x, node.y}}, 2 * node.radius + 4, 2 * node.radius + 4);
        for (const auto& curve : curves_)
            for (const double t : {0.25, 0.5, 0.75}) widen({curve.at(t)}, 4, 4);
        for (const auto* labels : {&names_, &words_})
            for (const auto& label : *labels)
                widen(label.place, label.size * text_width(label.text), label.size * 1.3);
        return box;
    }

    // ---- how it is written ----

    void put_head(double left, double top, double width, double height) {
        out_.print(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
            "width=\"{2:.0f}\" height=\"{3:.0f}\" viewBox=\"{0:.1f} {1:.1f} {2:.1f} {3:.1f}\" "
            "role=\"img\">\n<title>",
            left, top, width, height);
        put_xml(out_, title_of(graph_) + ": " + subtitle());
        out_.put("</title>\n");
        put_svg_style(out_, profile_);
        out_.print("<rect class=\"ground\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\"/>\n",
                   left, top, width, height);
    }

    void put_title(double left, double top) {
        out_.print("<text class=\"title\" x=\"{:.1f}\" y=\"{:.1f}\">", left, top + 8);
        put_xml(out_, shorten(title_of(graph_), least_width / 16));
        out_.print("</text>\n<text class=\"note\" x=\"{:.1f}\" y=\"{:.1f}\">", left, top + 26);
        put_xml(out_, subtitle());
        out_.put("</text>\n");
    }

    void put_line(std::size_t i) {
        const auto& line = picture_.lines[i];
        const auto& [begin, control, other, end] = curves_[i];
        out_.print("<g opacity=\"{:.2f}\" class=\"edge\"><title>", opacity(line));
        put_tooltip(line);
        out_.print("</title><path class=\"line quad{}\" stroke-width=\"{:.1f}\"{} d=\"M{:.1f} {:.1f}",
                   line.quad, line_width(picture_, line), line.uncertain ? " stroke-dasharray=\"6 4\"" : "",
                   begin.x, begin.y);
        if (line.bend == 0 && line.source != line.target)
            out_.print("L{:.1f} {:.1f}\"/>", end.x, end.y);
        else
            out_.print("C{:.1f} {:.1f} {:.1f} {:.1f} {:.1f} {:.1f}\"/>", control.x, control.y, other.x,
                       other.y, end.x, end.y);
        if (!line.symmetric) put_arrow(line, curves_[i]);
        out_.put("</g>\n");
    }

    void put_arrow(const PictureLine& line, const Curve& curve) {
        const double length = head_length(line), half = length * 0.42;
        const Spot way = curve.direction(), side{-way.y, way.x};
        const Spot tip = curve.end + length * way, a = curve.end + half * side, b = curve.end - half * side;
        out_.print("<path class=\"head{}\" d=\"M{:.1f} {:.1f}L{:.1f} {:.1f}L{:.1f} {:.1f}Z\"/>", line.quad,
                   tip.x, tip.y, a.x, a.y, b.x, b.y);
    }

    void put_name_of(std::size_t node) {
        graph_.read_node(node, row_);
        put_xml(out_, one_line(name_of(graph_, node, row_, node_columns_)));
    }

    void put_tooltip(const PictureLine& line) {
        put_name_of(line.source);
        out_.put(line.symmetric ? " – " : " → ");
        put_name_of(line.target);
        if (line.count > 1) out_.print(": {} events", line.count);
        for (std::uint32_t i = 0; i < std::min(line.count, edges_in_a_tooltip); ++i) {
            graph_.read_edge(picture_.edges[line.first + i], row_);
            out_.put("&#10;");
            put_xml(out_, one_line(what_of(row_, edge_columns_) + " " + dates_of(row_, edge_columns_)));
            if (const double count = number_at(row_, edge_columns_.count, 1); count != 1)
                out_.print(" (× {})", count);
            if (const auto evidence = text_at(row_, edge_columns_.evidence); !evidence.empty()) {
                out_.put(": ");
                put_xml(out_, one_line(evidence));
            }
        }
        if (line.count > edges_in_a_tooltip) out_.print("&#10;and {} more", line.count - edges_in_a_tooltip);
    }

    void put_node(std::size_t v) {
        const auto& node = picture_.nodes[v];
        graph_.read_node(v, row_);
        out_.put("<g class=\"node\"><title>");
        put_xml(out_, one_line(name_of(graph_, v, row_, node_columns_)));
        for (const auto column : {node_columns_.kind, node_columns_.country})
            if (const auto text = text_at(row_, column); !text.empty()) {
                out_.put(", ");
                put_xml(out_, one_line(text));
            }
        out_.put("&#10;");
        put_xml(out_, one_line(graph_.node_id(v)));
        out_.put("</title>");
        put_svg_shape(out_, text_at(row_, node_columns_.kind), node.x, node.y, node.radius);
        out_.put("</g>\n");
    }

    void put_label(std::string_view kind, const Label& label) {
        constexpr std::string_view anchors[]{"start", "middle", "end"};
        out_.print("<text class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" font-size=\"{:.1f}\" text-anchor=\"{}\">",
                   kind, label.place.at.x, label.place.at.y + 0.36 * label.size, label.size,
                   anchors[static_cast<std::size_t>(label.place.anchor)]);
        put_xml(out_, label.text);
        out_.put("</text>\n");
    }

    const PropertyGraph& graph_;
    std::string_view profile_;
    Sink out_;
    NodeColumns node_columns_;
    EdgeColumns edge_columns_;
    Picture picture_;
    std::vector<Curve> curves_;  // of each line
    std::vector<Label> names_, words_;
    Row row_;
};

}  // namespace

schema::Result<void> write_svg(const PropertyGraph& graph, const WriteOptions& options, std::ostream& out) {
    return SvgWriter(graph, options.profile.empty() ? "auto" : options.profile, out).write();
}

}  // namespace entente::exporters
