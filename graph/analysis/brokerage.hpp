// Who stands between others who do not deal with each other.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/analysis/csr.hpp"

namespace entente::analysis {

// By vertex: how far its contacts are each other's contacts, which leaves it little to broker (Burt 1992):
// the sum over partners j of (p_ij + Σ_q p_iq · p_qj)², p_ij being the share of i's weight that is with j. 1
// for a single partner; 0 without any. O(Σ degree²). Requires: every edge in both directions with one weight.
std::vector<double> constraint(const Csr& graph);

// How often a vertex b stands on a way a → b → c while a does not act on c itself, by whose side the three
// are on (Gould and Fernandez 1989).
struct Roles {
    std::int64_t coordinator = 0;     // all of one group
    std::int64_t itinerant = 0;       // a and c of one, b of another ("consultant")
    std::int64_t gatekeeper = 0;      // b and c of one: lets in
    std::int64_t representative = 0;  // a and b of one: speaks for
    std::int64_t liaison = 0;         // three groups

    friend bool operator==(const Roles&, const Roles&) = default;
};

// By vertex. O(Σ in-degree · out-degree). Requires: a group for each vertex.
std::vector<Roles> brokerage(const Csr& out, std::span<const std::int64_t> group);

}  // namespace entente::analysis
