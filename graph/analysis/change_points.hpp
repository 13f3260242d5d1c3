// Change points: when a series went over to another level for good.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace entente::analysis {

// How the values of a segment scatter about its level.
enum class Scatter {
    poisson,  // counts, none negative
    normal,   // with one variance, estimated from the differences of neighbours (von Neumann 1941)
};

struct ChangePoint {
    std::size_t at = 0;  // the first value of the new level
    double before = 0;   // means of the segments on both sides
    double after = 0;
    double evidence = 0;  // twice the log-likelihood gained by telling the two segments apart

    friend bool operator==(const ChangePoint&, const ChangePoint&) = default;
};

// The segmentation of highest likelihood, less 2·ln(n) a change (BIC: each brings a level and a place), found
// exactly by PELT (Killick, Fearnhead and Eckley 2012). O(n) where changes are many, O(n²) where there are
// none.
std::vector<ChangePoint> change_points(std::span<const double> series, Scatter scatter);

}  // namespace entente::analysis
