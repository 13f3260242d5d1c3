// Pieces of an SVG picture: its style, the shapes of nodes, the legend.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "exporters/picture.hpp"
#include "exporters/sink.hpp"

namespace entente::exporters {

// `profile`: "auto" (dark where the viewer is), "light" or "dark".
void put_svg_style(Sink& out, std::string_view profile);

// Around (x, y), filled with the colour of its kind.
void put_svg_shape(Sink& out, std::string_view entity_kind, double x, double y, double radius);

struct LegendEntry {
    enum class Sign { quad, dashed, no_arrow, weight, node, text };

    Sign sign = Sign::text;
    int quad = 0;
    double width = 2.2;  // of its line
    std::string text;    // of a node: its kind
    double x = 0, y = 0;
};

class Legend {
  public:
    // What the picture needs to be read, and no more. `notes` follow as text.
    Legend(const Picture& picture, std::span<const std::string> kinds, std::span<const std::string> notes);

    // Puts the entries in lines of such a width; the height that they take.
    double arrange(double width);
    void put(Sink& out, double left, double top) const;

  private:
    std::vector<LegendEntry> entries_;
};

}  // namespace entente::exporters
