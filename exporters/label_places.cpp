#include "exporters/label_places.hpp"

#include <algorithm>
#include <cmath>

namespace entente::exporters {
namespace {

constexpr double cell_side = 48;  // pixels
constexpr double spot_distance = 6;

std::int32_t cell_at(double place) {
    return static_cast<std::int32_t>(std::floor(std::clamp(place / cell_side, -1e9, 1e9)));
}

Box box_around(Spot middle, double width, double height) {
    return {middle.x - width / 2, middle.y - height / 2, middle.x + width / 2, middle.y + height / 2};
}

double to_middle(Anchor anchor, double width) {
    return anchor == Anchor::start ? width / 2 : anchor == Anchor::end ? -width / 2 : 0;
}

double common_area(const Box& a, const Box& b) {
    const double width = std::min(a.right, b.right) - std::max(a.left, b.left);
    const double height = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
    return width > 0 && height > 0 ? width * height : 0;
}

bool holds(const Box& box, Spot spot) {
    return box.left <= spot.x && spot.x <= box.right && box.top <= spot.y && spot.y <= box.bottom;
}

}  // namespace

Box box_of(const TextPlace& place, double width, double height) {
    return box_around(place.at + Spot{to_middle(place.anchor, width), 0}, width, height);
}

template <class Visit>
void LabelPlaces::for_each_cell(const Box& box, const Visit& visit) {
    for (auto column = cell_at(box.left); column <= cell_at(box.right); ++column)
        for (auto row = cell_at(box.top); row <= cell_at(box.bottom); ++row)
            visit(cells_[static_cast<std::uint64_t>(static_cast<std::uint32_t>(column)) << 32 |
                         static_cast<std::uint32_t>(row)]);
}

LabelPlaces::LabelPlaces(const Picture& picture, std::span<const Curve> curves) {
    for (const auto& node : picture.nodes)
        take(box_around({node.x, node.y}, 2 * node.radius, 2 * node.radius));
    for (const auto& curve : curves) {
        const double pieces = std::ceil(curve.length() / spot_distance);
        for (double i = 0; i <= pieces; ++i) {
            const Spot spot = curve.at(pieces > 0 ? i / pieces : 0.0);
            for_each_cell({spot.x, spot.y, spot.x, spot.y}, [&](Cell& cell) { cell.spots.push_back(spot); });
        }
    }
}

void LabelPlaces::take(const Box& box) {
    for_each_cell(box, [&](Cell& cell) { cell.boxes.push_back(box); });
}

double LabelPlaces::covered(const Box& box) {
    double area = 0;
    for_each_cell(box, [&](const Cell& cell) {
        for (const auto& other : cell.boxes) area = std::max(area, common_area(box, other));
    });
    return area;
}

double LabelPlaces::crossed(const Box& box) {
    double count = 0;
    for_each_cell(box, [&](const Cell& cell) {
        for (const auto spot : cell.spots)
            if (holds(box, spot)) ++count;
    });
    return count;
}

std::optional<TextPlace> LabelPlaces::best_of(std::span<const TextPlace> places, double width, double height,
                                              bool must) {
    std::optional<TextPlace> best;
    double best_cost = INFINITY;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const Box box = box_of(places[i], width, height);
        const double area = covered(box);
        if (area > 0 && !must) continue;
        // Earlier ones are read more easily.
        const double cost = 1000 * area + crossed(box) + 0.8 * static_cast<double>(i);
        if (cost >= best_cost) continue;
        best_cost = cost;
        best = places[i];
    }
    if (best) take(box_of(*best, width, height));
    return best;
}

std::optional<TextPlace> LabelPlaces::beside(const PictureNode& node, double width, double height,
                                             bool must) {
    const double x = node.radius + 3, y = node.radius + 1 + height / 2;
    const double aslant = 0.7 * node.radius + 2, rise = aslant + height / 3;
    std::vector<TextPlace> places{{{x, 0}, Anchor::start},          {{0, y}, Anchor::middle},
                                  {{0, -y}, Anchor::middle},        {{-x, 0}, Anchor::end},
                                  {{aslant, -rise}, Anchor::start}, {{aslant, rise}, Anchor::start},
                                  {{-aslant, -rise}, Anchor::end},  {{-aslant, rise}, Anchor::end}};
    for (auto& place : places) place.at = Spot{node.x, node.y} + place.at;
    return best_of(places, width, height, must);
}

std::optional<TextPlace> LabelPlaces::along(const Curve& curve, double width, double height) {
    if (curve.length() < width * 0.6) return {};
    std::vector<TextPlace> places;
    for (const double t : {0.5, 0.42, 0.58, 0.34, 0.66})
        for (const double rows : {0.0, 0.8, -0.8, 1.5, -1.5})
            places.push_back({curve.at(t) + Spot{0, rows * height}, Anchor::middle});
    return best_of(places, width, height, false);
}

}  // namespace entente::exporters
