#include "exporters/svg_parts.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "exporters/palette.hpp"
#include "exporters/xml.hpp"

namespace entente::exporters {
namespace {

using Sign = LegendEntry::Sign;

constexpr double font = 11, line_height = 19, sign_width = 30, gap = 18;

// Viewers that know no CSS beyond classes get along; what they do not know, they leave out.
constexpr std::string_view style =
    R"(text{font-family:"DejaVu Sans","Noto Sans",Verdana,Arial,sans-serif;fill:#1d1f23}
.ground{fill:#fff}
.title{font-size:16px;font-weight:bold}
.note{font-size:11px;fill:#5c6068}
.name,.what{paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round}
.what{font-size:9px;fill:#50545c;stroke-width:2.5px}
.node{stroke:#fff;stroke-width:1}
.line{fill:none}
.grey{stroke:#808080}
)";
constexpr std::string_view dark_style = R"(text{fill:#e4e6ea}
.ground{fill:#15181d}
.note{fill:#a0a5ae}
.name,.what{stroke:#15181d}
.what{fill:#b4b8c0}
.node{stroke:#15181d}
)";

// Corners of a regular polygon, the first at the angle.
void put_polygon(Sink& out, int corners, double first, double x, double y, double radius) {
    out.put("<polygon points=\"");
    for (int i = 0; i < corners; ++i) {
        const double angle = first + 2 * std::numbers::pi * i / corners;
        out.print("{}{:.1f},{:.1f}", i == 0 ? "" : " ", x + radius * std::cos(angle),
                  y + radius * std::sin(angle));
    }
    out.put('"');
}

bool is_text(Sign sign) {
    return sign == Sign::text;
}

double width_of(const LegendEntry& entry) {
    return (is_text(entry.sign) ? 0 : sign_width) + font * text_width(entry.text) + gap;
}

std::string count_text(double count) {
    return count < 100 ? fmt::format("{:.2g}", count) : fmt::format("{:.0f}", count);
}

void put_sign(Sink& out, const LegendEntry& entry, double x, double y) {
    if (is_text(entry.sign)) return;
    if (entry.sign == Sign::node) {
        out.put("<g class=\"node\">");
        put_svg_shape(out, entry.text, x + 16, y, 6);
        out.put("</g>\n");
        return;
    }
    const double end = x + sign_width - 6;
    const bool quad = entry.sign == Sign::quad;
    out.print("<path class=\"line {}\" d=\"M{:.1f} {:.1f}H{:.1f}\" stroke-width=\"{:.1f}\"{}/>\n",
              quad ? fmt::format("quad{}", entry.quad) : "grey", x, y, end, entry.width,
              entry.sign == Sign::dashed ? " stroke-dasharray=\"5 3\"" : "");
}

}  // namespace

void put_svg_style(Sink& out, std::string_view profile) {
    out.put("<style>\n");
    out.put(style);
    for (int quad = 0; quad <= 4; ++quad)
        out.print(".quad{0}{{stroke:{1}}}\n.head{0}{{fill:{1}}}\n", quad, colour_of_quad(quad));
    if (profile == "dark") out.put(dark_style);
    if (profile == "auto") out.print("@media (prefers-color-scheme:dark){{\n{}}}\n", dark_style);
    out.put("</style>\n");
}

void put_svg_shape(Sink& out, std::string_view entity_kind, double x, double y, double radius) {
    constexpr double up = -std::numbers::pi / 2;
    if (entity_kind == "organization")
        put_polygon(out, 6, 0, x, y, radius * 1.1);
    else if (entity_kind == "body" || entity_kind == "event")
        put_polygon(out, 4, up / 2, x, y, radius * 1.2);
    else if (entity_kind == "group")
        put_polygon(out, 4, up, x, y, radius * 1.2);
    else if (entity_kind == "office")
        put_polygon(out, 5, up, x, y, radius * 1.1);
    else if (entity_kind == "place")
        put_polygon(out, 3, up, x, y, radius * 1.25);
    else
        out.print("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\"", x, y, radius);
    out.print(" fill=\"{}\"/>", colour_of_kind(entity_kind));
}

Legend::Legend(const Picture& picture, std::span<const std::string> kinds,
               std::span<const std::string> notes) {
    const auto& lines = picture.lines;
    const auto add = [this](Sign sign, std::string text, int quad = 0) {
        entries_.push_back({.sign = sign, .quad = quad, .text = std::move(text)});
    };
    for (const int quad : {1, 2, 3, 4, 0})
        if (std::ranges::count(lines, quad, &PictureLine::quad) > 0)
            add(Sign::quad, std::string(legend_of_quad(quad)), quad);
    if (std::ranges::any_of(lines, &PictureLine::uncertain)) add(Sign::dashed, "not known to have happened");
    const auto mutual = std::ranges::count(lines, true, &PictureLine::symmetric);
    if (mutual > 0 && static_cast<std::size_t>(mutual) < lines.size())
        add(Sign::no_arrow, "no arrow: both alike");
    if (!lines.empty() && lines.front().weight < lines.back().weight)
        for (const auto* line : {&lines.front(), &lines.back()}) {
            add(Sign::weight, count_text(line->weight));
            entries_.back().width = line_width(picture, *line);
        }
    if (!entries_.empty() && entries_.back().sign == Sign::weight) entries_.back().text += " in all";
    for (const auto& kind : kinds) add(Sign::node, kind);
    for (const auto& note : notes) add(Sign::text, note);
}

double Legend::arrange(double width) {
    double x = 0, y = line_height / 2;
    Sign before = Sign::quad;
    for (auto& entry : entries_) {
        const bool new_row = entry.sign != before && (is_text(entry.sign) || entry.sign == Sign::node);
        before = entry.sign;
        if (x > 0 && (new_row || x + width_of(entry) - gap > width)) {
            x = 0;
            y += line_height;
        }
        entry.x = x;
        entry.y = y;
        x += width_of(entry);
    }
    return entries_.empty() ? 0 : y + line_height / 2;
}

void Legend::put(Sink& out, double left, double top) const {
    for (const auto& entry : entries_) {
        const double x = left + entry.x, y = top + entry.y;
        put_sign(out, entry, x, y);
        out.print("<text class=\"note\" x=\"{:.1f}\" y=\"{:.1f}\">", is_text(entry.sign) ? x : x + sign_width,
                  y + 0.36 * font);
        put_xml(out, entry.text);
        out.put("</text>\n");
    }
}

}  // namespace entente::exporters
