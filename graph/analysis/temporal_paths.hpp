// Paths through dated ties that respect time: what A learnt of B on Monday he can tell C on Tuesday and not
// on Sunday (Kempe, Kleinberg and Kumar 2002; the passes over ties in order of time are those of Wu et al.
// 2014).
#pragma once

#include <optional>
#include <vector>

#include "graph/analysis/network.hpp"

namespace entente::analysis {

struct TemporalOptions {
    bool directed = true;  // along directions; symmetric ties lead both ways
    bool same_day = true;  // two ties of one day can follow each other
    std::optional<schema::Day> from = {};
    std::optional<schema::Day> to = {};
};

// A node is reached over a tie.
struct Arrival {
    Vertex node = 0;
    schema::Day day{};
    std::size_t hops = 0;
    std::size_t tie = 0;  // in network.ties
    std::optional<std::size_t>
        before;  // in Arrivals::steps: how the node before was reached; none for the source

    friend bool operator==(const Arrival&, const Arrival&) = default;
};

struct Arrivals {
    std::vector<Arrival> steps;
    std::vector<std::optional<std::size_t>>
        of;  // in steps, by node; none for the source and for what is not reached
};

// The earliest day on which each node can be reached from `source`, and the fewest hops that bring there on
// that day. Only ties known to the day count, on their first day. O(ties · log ties), and what follows on one
// day once more.
Arrivals earliest_arrivals(const Network& network, Vertex source, const TemporalOptions& options);

// The fewest hops by which each node can be reached in the window, and the first day on which so few do.
Arrivals fewest_hops(const Network& network, Vertex source, const TemporalOptions& options);

// The nodes on the way to `node`, without the source, `node` last; empty where it is not reached.
std::vector<Vertex> path_to(const Arrivals& arrivals, Vertex node);

}  // namespace entente::analysis
