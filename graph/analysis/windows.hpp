// The calendar's windows through which a graph is looked at one after another.
#pragma once

#include <string>
#include <vector>

#include "graph/analysis/network.hpp"

namespace entente::analysis {

enum class Every { month, quarter, year };

struct Window {
    std::string name;  // "2022-01", "2022-Q1", "2022"
    schema::DateRange days;

    friend bool operator==(const Window&, const Window&) = default;
};

// From that of the first dated tie to that of the last, none left out.
std::vector<Window> windows(const Network& network, Every every);

}  // namespace entente::analysis
