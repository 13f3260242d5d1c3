#include "graph/query/route.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <tuple>
#include <unordered_map>

namespace entente::query {
namespace {

using schema::Result;

constexpr std::int64_t none = -1;

struct Reached {
    std::int64_t width = 0;  // the least tie on the way
    std::int64_t steps = 0;
    std::int64_t parent = none;
};

using Reach = std::unordered_map<std::int64_t, Reached>;

Reach start(std::span<const std::int64_t> nodes) {
    Reach reach;
    for (const std::int64_t node : nodes)
        reach.emplace(node, Reached{std::numeric_limits<std::int64_t>::max(), 0, none});
    return reach;
}

// From the start to the node.
Nodes way_to(std::int64_t node, const Reach& reach) {
    Nodes nodes;
    for (; node != none; node = reach.at(node).parent) nodes.push_back(node);
    std::ranges::reverse(nodes);
    return nodes;
}

Nodes joined(std::int64_t middle, const Reach& one, const Reach& other) {
    Nodes nodes = way_to(middle, one);
    const Nodes back = way_to(middle, other);
    nodes.insert(nodes.end(), back.rbegin() + 1, back.rend());
    return nodes;
}

// A breadth-first search that is done level by level.
class Levels {
  public:
    explicit Levels(std::span<const std::int64_t> from)
        : reach_(start(from)), frontier_(from.begin(), from.end()) {
        std::ranges::sort(frontier_);
    }

    Result<void> next_level(const Ways& ways) {
        Reach next;
        for (const std::int64_t node : frontier_) {
            const Reached here = reach_.at(node);
            if (here.parent != none) {
                const auto passes = ways.may_pass(node);
                if (!passes) return std::unexpected(passes.error());
                if (!*passes) continue;
            }
            const auto ties = ways.ties(node);
            if (!ties) return std::unexpected(ties.error());
            for (const auto& tie : *ties) {
                if (reach_.contains(tie.other)) continue;
                const Reached there{std::min(here.width, tie.events), here.steps + 1, node};
                const auto [known, fresh] = next.try_emplace(tie.other, there);
                if (!fresh && there.width > known->second.width) known->second = there;
            }
        }
        frontier_.clear();
        for (const auto& [node, reached] : next) frontier_.push_back(node);
        std::ranges::sort(frontier_);
        reach_.merge(next);
        return {};
    }

    const Reach& reach() const { return reach_; }
    const std::vector<std::int64_t>& frontier() const { return frontier_; }

  private:
    Reach reach_;
    std::vector<std::int64_t> frontier_;
};

// Where the two searches have met, by the greatest least tie.
Result<std::optional<std::int64_t>> meeting_point(const Levels& one, const Levels& other, const Ways& ways) {
    std::optional<std::int64_t> best;
    std::int64_t width = 0;
    for (const std::int64_t node : one.frontier()) {
        const auto there = other.reach().find(node);
        if (there == other.reach().end()) continue;
        const std::int64_t least = std::min(one.reach().at(node).width, there->second.width);
        if (least <= width) continue;
        const auto passes = there->second.parent == none ? Result<bool>(true) : ways.may_pass(node);
        if (!passes) return std::unexpected(passes.error());
        if (!*passes) continue;
        best = node;
        width = least;
    }
    return best;
}

std::optional<std::int64_t> shared(std::span<const std::int64_t> a, std::span<const std::int64_t> b) {
    const auto both = std::ranges::find_first_of(a, b);
    return both == a.end() ? std::nullopt : std::optional(*both);
}

// A best-first search: the widest way first.
class Widening {
  public:
    explicit Widening(std::span<const std::int64_t> from) : reach_(start(from)) {
        for (const auto& [node, reached] : reach_) open_.insert(key(node));
    }

    // Of what is still open; 0 where nothing is.
    std::int64_t widest() const { return open_.empty() ? 0 : -std::get<0>(*open_.begin()); }
    std::size_t open() const { return open_.size(); }
    const Reach& reach() const { return reach_; }

    // Goes on from the widest; `reached` hears of each node that is reached, or reached better.
    Result<void> advance(const Ways& ways, const std::function<Result<void>(std::int64_t)>& reached) {
        const std::int64_t node = std::get<2>(*open_.begin());
        open_.erase(open_.begin());
        const Reached here = reach_.at(node);
        if (here.parent != none) {
            const auto passes = ways.may_pass(node);
            if (!passes) return std::unexpected(passes.error());
            if (!*passes) return {};
        }
        const auto ties = ways.ties(node);
        if (!ties) return std::unexpected(ties.error());
        for (const auto& tie : *ties) {
            const Reached there{std::min(here.width, tie.events), here.steps + 1, node};
            const auto [known, fresh] = reach_.try_emplace(tie.other, there);
            if (!fresh) {
                if (there.width <= known->second.width) continue;
                open_.erase(key(tie.other));
                known->second = there;
            }
            open_.insert(key(tie.other));
            if (auto heard = reached(tie.other); !heard) return heard;
        }
        return {};
    }

  private:
    using Key = std::tuple<std::int64_t, std::int64_t, std::int64_t>;  // widest, fewest steps, node
    Key key(std::int64_t node) const {
        const Reached& reached = reach_.at(node);
        return {-reached.width, reached.steps, node};
    }

    Reach reach_;
    std::set<Key> open_;
};

}  // namespace

Result<Nodes> shortest_path(std::span<const std::int64_t> from, std::span<const std::int64_t> to,
                            const Ways& ways) {
    if (const auto same = shared(from, to)) return Nodes{*same};
    Levels ahead(from), back(to);
    while (!ahead.frontier().empty() && !back.frontier().empty()) {
        const bool forward = ahead.frontier().size() <= back.frontier().size();
        Levels& one = forward ? ahead : back;
        if (auto done = one.next_level(ways); !done) return std::unexpected(done.error());
        const auto met = meeting_point(one, forward ? back : ahead, ways);
        if (!met) return std::unexpected(met.error());
        if (*met) return joined(**met, ahead.reach(), back.reach());
    }
    return Nodes();
}

// Any path that is still unknown leaves what the one search has done over a tie no wider than its widest open
// way, and the same holds of the other. So the two may stop as soon as the best path known is as wide as one
// of these. Whichever has fewer ways open goes on: from somebody weakly tied that soon leads to where the
// other one has been.
Result<Nodes> widest_path(std::span<const std::int64_t> from, std::span<const std::int64_t> to,
                          const Ways& ways) {
    if (const auto same = shared(from, to)) return Nodes{*same};
    Widening ahead(from), back(to);
    std::int64_t best = 0, middle = none;
    while (best < std::min(ahead.widest(), back.widest())) {
        const bool forward = ahead.open() <= back.open();
        Widening& one = forward ? ahead : back;
        const Widening& other = forward ? back : ahead;
        auto done = one.advance(ways, [&](std::int64_t node) -> Result<void> {
            const auto there = other.reach().find(node);
            if (there == other.reach().end()) return {};
            const std::int64_t width = std::min(one.reach().at(node).width, there->second.width);
            if (width <= best) return {};
            const auto passes = there->second.parent == none ? Result<bool>(true) : ways.may_pass(node);
            if (!passes) return std::unexpected(passes.error());
            if (!*passes) return {};
            best = width;
            middle = node;
            return {};
        });
        if (!done) return std::unexpected(done.error());
    }
    return middle == none ? Nodes() : joined(middle, ahead.reach(), back.reach());
}

}  // namespace entente::query
