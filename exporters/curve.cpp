#include "exporters/curve.hpp"

#include <cmath>
#include <numbers>

namespace entente::exporters {
namespace {

double length_of(Spot p) {
    return std::hypot(p.x, p.y);
}

Spot unit(Spot p) {
    const double length = length_of(p);
    return length > 0 ? 1 / length * p : Spot{1, 0};
}

Spot middle_of(const PictureNode& node) {
    return {node.x, node.y};
}

// Out of the picture's middle, the next one a little further round.
Curve loop_of(const Picture& picture, const PictureNode& node, double number, double room) {
    const Spot centre = middle_of(node);
    const Spot out = centre - Spot{picture.width / 2, picture.height / 2};
    const double angle = (length_of(out) > 0 ? std::atan2(out.y, out.x) : -std::numbers::pi / 2) +
                         0.9 * std::floor(number / 4);
    const double opening = 0.5, reach = node.radius + 22 + 9 * std::fmod(number, 4);
    const auto on = [&](double turn, double radius) {
        return centre + Spot{radius * std::cos(angle + turn), radius * std::sin(angle + turn)};
    };
    return {on(-opening, node.radius), on(-opening * 1.3, reach * 1.4), on(opening * 1.3, reach * 1.4),
            on(opening, node.radius + room)};
}

}  // namespace

Spot Curve::at(double t) const {
    const double u = 1 - t;
    return u * u * u * begin + 3 * u * u * t * control + 3 * u * t * t * other_control + t * t * t * end;
}

double Curve::length() const {
    double sum = 0;
    constexpr int pieces = 8;
    for (int i = 0; i < pieces; ++i)
        sum += length_of(at(static_cast<double>(i + 1) / pieces) - at(static_cast<double>(i) / pieces));
    return sum;
}

Spot Curve::direction() const {
    return unit(end - other_control);
}

Curve curve_of(const Picture& picture, const PictureLine& line, double room) {
    const auto& source = picture.nodes[line.source];
    const auto& target = picture.nodes[line.target];
    if (line.source == line.target) return loop_of(picture, source, line.bend, room);
    const Spot a = middle_of(source), b = middle_of(target);
    const Spot way = unit(b - a);
    const double side = line.source < line.target ? line.bend : -line.bend;
    // Of the quadratic curve, whose middle is half as far out.
    const Spot bend = 0.5 * (a + b) + 2 * side * Spot{way.y, -way.x};
    Spot begin = a, end = b;
    if (length_of(b - a) > source.radius + target.radius + room) {
        begin = a + source.radius * unit(bend - a);
        end = b + (target.radius + room) * unit(bend - b);
    }
    return {begin, 1.0 / 3 * begin + 2.0 / 3 * bend, 1.0 / 3 * end + 2.0 / 3 * bend, end};
}

}  // namespace entente::exporters
