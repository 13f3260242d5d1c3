// Places for the names of nodes and edges in a picture, so that they do not lie on each other or on nodes:
// greedily, the most important first, each where the fewest lines run under it. What finds no place is left
// out; a tooltip has it still.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "exporters/curve.hpp"

namespace entente::exporters {

enum class Anchor { start, middle, end };  // where the text's given place is in it

struct TextPlace {
    Spot at;  // halfway up
    Anchor anchor = Anchor::middle;
};

struct Box {
    double left = 0, top = 0, right = 0, bottom = 0;
};

Box box_of(const TextPlace& place, double width, double height);

class LabelPlaces {
  public:
    // Nodes take room, lines are crossed where it must be.
    LabelPlaces(const Picture& picture, std::span<const Curve> curves);

    // For a text of about such a size, which has taken its room then. `must`: somewhere even so.
    std::optional<TextPlace> beside(const PictureNode& node, double width, double height, bool must);
    std::optional<TextPlace> along(const Curve& curve, double width, double height);

  private:
    struct Cell {
        std::vector<Box> boxes;
        std::vector<Spot> spots;  // of lines
    };

    template <class Visit>
    void for_each_cell(const Box& box, const Visit& visit);
    void take(const Box& box);
    double covered(const Box& box);  // area that is taken
    double crossed(const Box& box);  // spots under it
    std::optional<TextPlace> best_of(std::span<const TextPlace> places, double width, double height,
                                     bool must);

    std::unordered_map<std::uint64_t, Cell> cells_;
};

}  // namespace entente::exporters
