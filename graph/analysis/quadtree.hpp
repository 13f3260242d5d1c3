// Points of the plane in a tree of squares, so that the pull of many far ones is counted as that of one:
// n log n instead of n² for forces between all points (Barnes and Hut 1986, Nature 324).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace entente::analysis {

struct Point {
    double x = 0;
    double y = 0;

    friend Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
    friend Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
    friend Point operator*(double k, Point p) { return {k * p.x, k * p.y}; }
    friend bool operator==(const Point&, const Point&) = default;
};

class Quadtree {
  public:
    // Memory of an earlier tree is used again. Requires: as many masses as points, finite ones, fewer than
    // 2^32.
    void build(std::span<const Point> points, std::span<const double> masses);

    // The sum over all points of mass / distance, away from them, at p; of points at p itself nothing. A
    // square is counted as one where its side is less than `theta` times as long as its distance.
    Point push(Point p, double theta) const;

    // Numbers of the points so that those near in the plane are near in the list.
    std::span<const std::uint32_t> order() const { return order_; }

  private:
    struct Cell {
        Point centre;  // of mass
        double mass = 0;
        double side = 0;
        std::uint32_t first = 0, last = 0;  // points; none but of leaves
        std::uint32_t next = 0;             // the cell after all that are in this one
    };
    struct Key {
        std::uint64_t place;  // bits of x and y by turns, the largest first
        std::uint32_t point;
    };

    void add_cell(std::uint32_t first, std::uint32_t last, std::span<const double> masses);

    double side_ = 0;
    std::vector<Key> keys_;
    std::vector<std::uint32_t> order_;
    std::vector<Point> points_;  // in that order
    std::vector<double> masses_;
    std::vector<Cell> cells_;  // a cell, then what is in it
};

}  // namespace entente::analysis
