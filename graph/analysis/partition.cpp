#include "graph/analysis/partition.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace entente::analysis {

Partition ranked(std::vector<std::int64_t> of) {
    std::vector<std::pair<std::int64_t, std::size_t>> parts(of.size(),
                                                            {0, of.size()});  // minus size, first vertex
    for (std::size_t v = of.size(); v-- > 0;) {
        auto& [size, first] = parts[static_cast<std::size_t>(of[v])];
        --size;
        first = v;
    }
    std::vector<std::size_t> order(of.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::sort(order, {}, [&](std::size_t part) { return parts[part]; });
    std::vector<std::int64_t> rank(of.size());
    for (std::size_t i = 0; i < order.size(); ++i) rank[order[i]] = static_cast<std::int64_t>(i);
    for (auto& part : of) part = rank[static_cast<std::size_t>(part)];
    const auto empty = std::ranges::count(parts, 0, &std::pair<std::int64_t, std::size_t>::first);
    return {std::move(of), parts.size() - static_cast<std::size_t>(empty)};
}

}  // namespace entente::analysis
