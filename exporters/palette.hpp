// The colours of pictures: what an edge is about by its quad class, who a node is by its kind.
#pragma once

#include <string_view>

namespace entente::exporters {

// "#2b7bba". Blue and green for cooperation in words and deeds, orange and red for conflict; grey where
// unknown.
constexpr std::string_view colour_of_quad(int quad) {
    switch (quad) {
        case 1:
            return "#2b7bba";
        case 2:
            return "#2a8f4e";
        case 3:
            return "#d9822b";
        case 4:
            return "#c0392b";
        default:
            return "#808080";
    }
}

constexpr std::string_view colour_of_kind(std::string_view entity_kind) {
    if (entity_kind == "country") return "#4c78a8";
    if (entity_kind == "organization") return "#b279a2";
    if (entity_kind == "body") return "#72b7b2";
    if (entity_kind == "person") return "#eeca3b";
    if (entity_kind == "office") return "#f2a65a";
    if (entity_kind == "group") return "#9d755d";
    if (entity_kind == "event") return "#d8d8d8";
    return "#bab0ac";
}

}  // namespace entente::exporters
