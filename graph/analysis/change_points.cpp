#include "graph/analysis/change_points.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente::analysis {
namespace {

// -2 · log-likelihood of segments, without what does not depend on how the series is cut.
class Cost {
  public:
    Cost(std::span<const double> series, Scatter scatter)
        : scatter_(scatter), sums_(series.size() + 1), squares_(series.size() + 1) {
        double differences = 0;
        for (std::size_t i = 0; i < series.size(); ++i) {
            sums_[i + 1] = sums_[i] + series[i];
            squares_[i + 1] = squares_[i] + series[i] * series[i];
            if (i > 0) differences += (series[i] - series[i - 1]) * (series[i] - series[i - 1]);
        }
        variance_ = series.size() > 1 ? differences / (2 * static_cast<double>(series.size() - 1)) : 0;
    }

    double mean(std::size_t begin, std::size_t end) const {
        return (sums_[end] - sums_[begin]) / static_cast<double>(end - begin);
    }

    double operator()(std::size_t begin, std::size_t end) const {
        const double sum = sums_[end] - sums_[begin];
        if (scatter_ == Scatter::poisson) return sum > 0 ? 2 * sum * (1 - std::log(mean(begin, end))) : 0;
        const double about_mean = squares_[end] - squares_[begin] - sum * mean(begin, end);
        return variance_ > 0 ? std::max(0.0, about_mean) / variance_ : 0;
    }

  private:
    Scatter scatter_;
    std::vector<double> sums_, squares_;  // of the values before each place
    double variance_ = 0;
};

// The places where the best segmentation is cut, first to last.
std::vector<std::size_t> best_cuts(std::size_t length, const Cost& cost, double penalty) {
    std::vector<double> best(length + 1);
    std::vector<std::size_t> last_cut(length + 1), candidates{0};
    best[0] = -penalty;
    for (std::size_t end = 1; end <= length; ++end) {
        best[end] = std::numeric_limits<double>::infinity();
        for (const auto cut : candidates) {
            const double total = best[cut] + cost(cut, end) + penalty;
            if (total < best[end]) {
                best[end] = total;
                last_cut[end] = cut;
            }
        }
        // A cut that is worse than one at `end` even without paying for the latter is never the last again.
        std::erase_if(candidates, [&](std::size_t cut) { return best[cut] + cost(cut, end) > best[end]; });
        candidates.push_back(end);
    }
    std::vector<std::size_t> cuts;
    for (auto cut = length > 0 ? last_cut[length] : 0; cut > 0; cut = last_cut[cut]) cuts.push_back(cut);
    std::ranges::reverse(cuts);
    return cuts;
}

}  // namespace

std::vector<ChangePoint> change_points(std::span<const double> series, Scatter scatter) {
    const Cost cost(series, scatter);
    const auto cuts = best_cuts(series.size(), cost, 2 * std::log(static_cast<double>(series.size())));
    std::vector<ChangePoint> changes;
    for (std::size_t i = 0; i < cuts.size(); ++i) {
        const std::size_t begin = i > 0 ? cuts[i - 1] : 0;
        const std::size_t end = i + 1 < cuts.size() ? cuts[i + 1] : series.size();
        changes.push_back({cuts[i], cost.mean(begin, cuts[i]), cost.mean(cuts[i], end),
                           cost(begin, end) - cost(begin, cuts[i]) - cost(cuts[i], end)});
    }
    return changes;
}

}  // namespace entente::analysis
