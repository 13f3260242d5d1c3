#include "graph/analysis/force_atlas.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "graph/analysis/parallel.hpp"

namespace entente::analysis {
namespace {

constexpr std::size_t part_size = 256;

double length(Point p) {
    return std::sqrt(p.x * p.x + p.y * p.y);
}

// How the vertices move as a whole: to and fro, or on.
struct Motion {
    double swinging = 0;
    double traction = 0;
};

// The speed of all, which rises while they move on and falls while they swing; names and constants are those
// of Gephi's ForceAtlas2.
class Speed {
  public:
    double after(const Motion& motion, double vertices) {
        constexpr double lowest_efficiency = 0.05;
        const double estimated = 0.05 * std::sqrt(vertices);
        double tolerance = std::max(std::sqrt(estimated),
                                    std::min(10.0, estimated * motion.traction / (vertices * vertices)));
        if (motion.swinging > 2 * motion.traction) {
            if (efficiency_ > lowest_efficiency) efficiency_ *= 0.5;
            tolerance = std::max(tolerance, 1.0);
        }
        const double target =
            motion.swinging > 0 ? tolerance * efficiency_ * motion.traction / motion.swinging : speed_ * 2;
        if (motion.swinging > tolerance * motion.traction) {
            if (efficiency_ > lowest_efficiency) efficiency_ *= 0.7;
        } else if (speed_ < 1000) {
            efficiency_ *= 1.3;
        }
        speed_ += std::min(target - speed_, 0.5 * speed_);
        return speed_;
    }

  private:
    double speed_ = 1;
    double efficiency_ = 1;
};

class ForceAtlas {
  public:
    ForceAtlas(const Csr& graph, std::vector<Point> start, const ForceOptions& options)
        : graph_(graph),
          options_(options),
          points_(std::move(start)),
          forces_(points_.size()),
          old_forces_(points_.size()),
          motions_((points_.size() + part_size - 1) / part_size) {
        for (Vertex v = 0; v < graph.vertices(); ++v)
            masses_.push_back(static_cast<double>(graph.degree(v)) + 1);
        const auto weights = graph.weights();
        const double mean = std::accumulate(weights.begin(), weights.end(), 0.0) /
                            static_cast<double>(std::max<std::size_t>(weights.size(), 1));
        for (const double weight : weights)
            pulls_.push_back(std::pow(weight / mean, options.weight_exponent));
    }

    std::vector<Point> run() {
        for (int i = 0; i < options_.iterations && points_.size() > 1; ++i) {
            tree_.build(points_, masses_);
            forces_.swap(old_forces_);
            for_each_part(motions_.size(), options_.threads, [this](std::size_t part) { pull_part(part); });
            Motion sum;
            for (const auto& motion : motions_) {
                sum.swinging += motion.swinging;
                sum.traction += motion.traction;
            }
            if (!move(speed_.after(sum, static_cast<double>(points_.size())))) break;
        }
        return std::move(points_);
    }

  private:
    void pull_part(std::size_t part) {
        const auto order = tree_.order();
        Motion motion;
        const std::size_t end = std::min((part + 1) * part_size, order.size());
        for (std::size_t i = part * part_size; i < end; ++i) {
            const Vertex v = order[i];
            forces_[v] = force_on(v);
            motion.swinging += masses_[v] * length(forces_[v] - old_forces_[v]);
            motion.traction += masses_[v] * length(forces_[v] + old_forces_[v]) / 2;
        }
        motions_[part] = motion;
    }

    Point force_on(Vertex v) const {
        const Point p = points_[v];
        Point force = options_.repulsion * masses_[v] * tree_.push(p, options_.theta);
        if (const double distance = length(p); distance > 0)
            force = force - options_.gravity * masses_[v] / distance * p;
        const auto neighbours = graph_.neighbours(v);
        const std::size_t first = graph_.first_edge(v);
        for (std::size_t i = 0; i < neighbours.size(); ++i) {
            const Point way = points_[neighbours[i]] - p;
            double pull = pulls_[first + i];
            if (options_.linlog)
                if (const double distance = length(way); distance > 0)
                    pull *= std::log1p(distance) / distance;
            force = force + pull * way;
        }
        return force;
    }

    // A vertex that swings moves slower. False where hardly anything moved.
    bool move(double speed) {
        double moved = 0, extent = 0;
        for (std::size_t v = 0; v < points_.size(); ++v) {
            const double swinging = masses_[v] * length(forces_[v] - old_forces_[v]);
            const Point step = speed / (1 + std::sqrt(speed * swinging)) * forces_[v];
            points_[v] = points_[v] + step;
            moved += length(step);
            extent += length(points_[v]);
        }
        return moved > 1e-4 * extent;
    }

    const Csr& graph_;
    const ForceOptions& options_;
    std::vector<double> masses_, pulls_;
    std::vector<Point> points_, forces_, old_forces_;
    std::vector<Motion> motions_;  // of each part
    Quadtree tree_;
    Speed speed_;
};

}  // namespace

std::vector<Point> force_atlas(const Csr& graph, std::vector<Point> start, const ForceOptions& options) {
    return ForceAtlas(graph, std::move(start), options).run();
}

}  // namespace entente::analysis
