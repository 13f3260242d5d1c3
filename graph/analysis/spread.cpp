#include "graph/analysis/spread.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace entente::analysis {
namespace {

constexpr int rounds_before_growth = 40;

// Which boxes reach into which square of the plane.
class Grid {
  public:
    struct Entry {
        std::int64_t column, row;
        std::uint32_t box;
        friend auto operator<=>(const Entry&, const Entry&) = default;
    };

    Grid(std::span<const Point> points, std::span<const Extent> extents, double side) {
        const auto cell = [side](double at) { return static_cast<std::int64_t>(std::floor(at / side)); };
        for (std::uint32_t i = 0; i < points.size(); ++i) {
            const auto [x, y] = points[i];
            const double w = extents[i].width / 2, h = extents[i].height / 2;
            for (auto column = cell(x - w); column <= cell(x + w); ++column)
                for (auto row = cell(y - h); row <= cell(y + h); ++row) entries_.push_back({column, row, i});
        }
        std::ranges::sort(entries_);
    }

    // Calls with each two that share a square; with some more than once.
    template <class Visit>
    void for_each_pair(const Visit& visit) const {
        for (std::size_t i = 0; i < entries_.size(); ++i)
            for (std::size_t j = i + 1; j < entries_.size() && entries_[j].column == entries_[i].column &&
                                        entries_[j].row == entries_[i].row;
                 ++j)
                visit(entries_[i].box, entries_[j].box);
    }

  private:
    std::vector<Entry> entries_;
};

double median_side(std::span<const Extent> extents) {
    std::vector<double> sides;
    for (const auto& extent : extents) sides.push_back(std::max(extent.width, extent.height));
    std::ranges::nth_element(sides, sides.begin() + static_cast<std::ptrdiff_t>(sides.size() / 2));
    return sides[sides.size() / 2];
}

// A direction for two at one place, another for each.
Point some_way(std::uint32_t number) {
    const double angle = number * std::numbers::pi * (3 - std::sqrt(5.0));
    return {std::cos(angle), std::sin(angle)};
}

// True where the two overlapped.
bool push_apart(std::uint32_t a, std::uint32_t b, std::vector<Point>& points,
                std::span<const Extent> extents) {
    const double width = (extents[a].width + extents[b].width) / 2;
    const double height = (extents[a].height + extents[b].height) / 2;
    Point way = points[b] - points[a];
    const double x = std::abs(way.x), y = std::abs(way.y);
    if (x >= width || y >= height) return false;
    if (x < 1e-6 * width && y < 1e-6 * height) way = 1e-3 * std::min(width, height) * some_way(b);
    const double factor = std::min(width / std::max(std::abs(way.x), 1e-9 * width),
                                   height / std::max(std::abs(way.y), 1e-9 * height));
    const Point apart = factor * (1 + 1e-9) * way;
    const Point middle = 0.5 * (points[a] + points[b]);
    points[a] = middle - 0.5 * apart;
    points[b] = middle + 0.5 * apart;
    return true;
}

bool push_all_apart(std::vector<Point>& points, std::span<const Extent> extents, double side) {
    bool pushed = false;
    Grid(points, extents, side).for_each_pair([&](std::uint32_t a, std::uint32_t b) {
        pushed |= push_apart(a, b, points, extents);
    });
    return pushed;
}

}  // namespace

void spread(std::vector<Point>& points, std::span<const Extent> extents) {
    if (points.size() < 2) return;
    const double side = median_side(extents);
    for (int round = 1; push_all_apart(points, extents, side); ++round)
        if (round % rounds_before_growth == 0)
            for (auto& point : points) point = 1.1 * point;
}

double median_nearest(std::span<const Point> points) {
    if (points.size() < 2) return 0;
    std::vector<std::uint32_t> by_x(points.size());
    std::iota(by_x.begin(), by_x.end(), 0U);
    std::ranges::sort(by_x, {}, [&](std::uint32_t i) { return std::pair(points[i].x, i); });
    std::vector<double> nearest;
    for (std::size_t i = 0; i < by_x.size(); ++i) {
        const Point p = points[by_x[i]];
        double best = INFINITY;
        const auto consider = [&](std::size_t j) {
            const Point way = points[by_x[j]] - p;
            if (std::abs(way.x) >= best) return false;
            best = std::min(best, std::hypot(way.x, way.y));
            return true;
        };
        for (std::size_t j = i + 1; j < by_x.size() && consider(j);) ++j;
        for (std::size_t j = i; j > 0 && consider(j - 1);) --j;
        nearest.push_back(best);
    }
    std::ranges::nth_element(nearest, nearest.begin() + static_cast<std::ptrdiff_t>(nearest.size() / 2));
    return nearest[nearest.size() / 2];
}

std::vector<Point> rows_of(std::span<const Extent> boxes, double aspect) {
    std::vector<std::uint32_t> order(boxes.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, std::greater{}, [&](std::uint32_t i) { return boxes[i].height; });
    double area = 0, width = 0;
    for (const auto& box : boxes) {
        area += box.width * box.height;
        width = std::max(width, box.width);
    }
    // What is much larger than the rest stands alone in its row.
    if (const double whole = std::sqrt(area * aspect); whole > 1.5 * width) width = whole;
    std::vector<Point> middles(boxes.size());
    double y = 0;
    for (std::size_t first = 0; first < order.size();) {
        double x = 0;
        std::size_t end = first;
        for (; end < order.size(); ++end) {
            const auto& box = boxes[order[end]];
            if (end > first && x + box.width > width * (1 + 1e-9)) break;
            middles[order[end]] = {x + box.width / 2, y - box.height / 2};
            x += box.width;
        }
        for (std::size_t i = first; i < end; ++i) middles[order[i]].x -= x / 2;
        y -= boxes[order[first]].height;
        first = end;
    }
    for (auto& middle : middles) middle.y -= y / 2;
    return middles;
}

}  // namespace entente::analysis
