// Lines between the discs of nodes: straight ones, bent ones that run beside each other, loops.
#pragma once

#include "exporters/picture.hpp"

namespace entente::exporters {

struct Spot {
    double x = 0, y = 0;

    friend Spot operator+(Spot a, Spot b) { return {a.x + b.x, a.y + b.y}; }
    friend Spot operator-(Spot a, Spot b) { return {a.x - b.x, a.y - b.y}; }
    friend Spot operator*(double k, Spot p) { return {k * p.x, k * p.y}; }
};

// A cubic Bézier curve.
struct Curve {
    Spot begin, control, other_control, end;

    Spot at(double t) const;  // t from 0 to 1
    double length() const;    // about
    Spot direction() const;   // of length 1, into the end
};

// From rim to rim, and `room` short of the target's.
Curve curve_of(const Picture& picture, const PictureLine& line, double room);

}  // namespace entente::exporters
