// Boxes in the plane, put apart where they overlap: what is drawn at a place takes room there.
#pragma once

#include <span>
#include <vector>

#include "graph/analysis/quadtree.hpp"

namespace entente::analysis {

struct Extent {
    double width = 0;
    double height = 0;
};

// Moves as little as is needed for no two boxes to overlap, where the points are their middles: each two that
// do are pushed apart along the line between them, as far as PRISM's proximity stress model asks (Gansner and
// Hu 2010, JGAA 14(1)), round by round; where that does not end, all grows a little. About O(n) a round.
// Requires: as many extents as points, widths and heights above 0, all finite.
void spread(std::vector<Point>& points, std::span<const Extent> extents);

// The distance that half of the points have no other within.
double median_nearest(std::span<const Point> points);

// Boxes in rows, the high ones first, as wide in all as `aspect` times the height, about: the middles of
// boxes, around (0, 0).
std::vector<Point> rows_of(std::span<const Extent> boxes, double aspect);

}  // namespace entente::analysis
