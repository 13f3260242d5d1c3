#include "graph/analysis/quadtree.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace entente::analysis {
namespace {

constexpr std::uint32_t leaf_size = 8;

// Its bits with a 0 before each.
std::uint64_t spread_bits(std::uint32_t value) {
    std::uint64_t bits = value;
    bits = (bits | bits << 16) & 0x0000FFFF0000FFFF;
    bits = (bits | bits << 8) & 0x00FF00FF00FF00FF;
    bits = (bits | bits << 4) & 0x0F0F0F0F0F0F0F0F;
    bits = (bits | bits << 2) & 0x3333333333333333;
    return (bits | bits << 1) & 0x5555555555555555;
}

std::uint32_t step_of(double offset, double side) {
    return static_cast<std::uint32_t>(std::min(offset / side * 0x1p32, 0x1p32 - 1));
}

}  // namespace

void Quadtree::build(std::span<const Point> points, std::span<const double> masses) {
    keys_.clear();
    order_.clear();
    points_.clear();
    masses_.clear();
    cells_.clear();
    if (points.empty()) return;
    const auto [left, right] = std::ranges::minmax(points, {}, &Point::x);
    const auto [bottom, top] = std::ranges::minmax(points, {}, &Point::y);
    side_ = std::max({right.x - left.x, top.y - bottom.y, 1e-300});
    for (std::uint32_t i = 0; i < points.size(); ++i)
        keys_.push_back({spread_bits(step_of(points[i].x - left.x, side_)) << 1 |
                             spread_bits(step_of(points[i].y - bottom.y, side_)),
                         i});
    std::ranges::sort(keys_, [](const Key& a, const Key& b) {
        return a.place != b.place ? a.place < b.place : a.point < b.point;
    });
    for (const auto& key : keys_) {
        order_.push_back(key.point);
        points_.push_back(points[key.point]);
        masses_.push_back(masses[key.point]);
    }
    add_cell(0, static_cast<std::uint32_t>(points.size()), masses_);
}

// The smallest square that holds them all, so that no cell has a single one in it.
void Quadtree::add_cell(std::uint32_t first, std::uint32_t last, std::span<const double> masses) {
    const std::uint64_t differ = keys_[first].place ^ keys_[last - 1].place;
    const int level = std::countl_zero(differ) / 2;
    Cell cell;
    cell.side = std::ldexp(side_, -level);
    for (std::uint32_t i = first; i < last; ++i) {
        cell.mass += masses[i];
        cell.centre = cell.centre + masses[i] * points_[i];
    }
    cell.centre = 1 / cell.mass * cell.centre;
    const bool leaf = last - first <= leaf_size || level == 32;
    if (leaf) {
        cell.first = first;
        cell.last = last;
    }
    const std::size_t place = cells_.size();
    cells_.push_back(cell);
    if (!leaf)
        for (std::uint32_t begin = first; begin < last;) {
            const int shift = 62 - 2 * level;
            const auto quarter = keys_[begin].place >> shift;
            const auto end = std::find_if(keys_.begin() + begin, keys_.begin() + last,
                                          [&](const Key& key) { return key.place >> shift != quarter; });
            const auto after = static_cast<std::uint32_t>(end - keys_.begin());
            add_cell(begin, after, masses);
            begin = after;
        }
    cells_[place].next = static_cast<std::uint32_t>(cells_.size());
}

Point Quadtree::push(Point p, double theta) const {
    Point sum;
    const auto add = [&sum](Point away, double distance, double mass) {
        sum = sum + (distance > 0 ? mass / distance : 0.0) * away;
    };
    for (std::size_t i = 0; i < cells_.size();) {
        const Cell& cell = cells_[i];
        const Point away = p - cell.centre;
        const double distance = away.x * away.x + away.y * away.y;
        if (cell.side * cell.side < theta * theta * distance) {
            add(away, distance, cell.mass);
            i = cell.next;
            continue;
        }
        for (std::uint32_t q = cell.first; q < cell.last; ++q) {
            const Point from = p - points_[q];
            add(from, from.x * from.x + from.y * from.y, masses_[q]);
        }
        ++i;
    }
    return sum;
}

}  // namespace entente::analysis
