// A pair's relations month by month: cooperation against conflict.
#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

#include "graph/analysis/network.hpp"

namespace entente::analysis {

// What happened in one month between two. Events of which no quad is known are in neither of the two counts.
struct DyadMonth {
    Vertex source = 0;
    Vertex target = 0;
    std::chrono::year_month month{};  // in which the event began
    std::int64_t events = 0;
    std::int64_t cooperation = 0;  // quads 1 and 2, verbal and material
    std::int64_t conflict = 0;     // quads 3 and 4
    double goldstein = 0;          // sum over events of Goldstein's (1992) scale, -10 to 10

    friend bool operator==(const DyadMonth&, const DyadMonth&) = default;
};

// By source, target and month; months without an event are left out, and events of which only the year is
// known. Directed: a symmetric tie counts from either side. Else source < target, and an event counts once
// for a pair.
std::vector<DyadMonth> dyad_months(const Network& network, bool directed);

// (cooperation - conflict) / (cooperation + conflict): 1 all cooperation, -1 all conflict; not-a-number
// without either.
double balance(const DyadMonth& month);

}  // namespace entente::analysis
