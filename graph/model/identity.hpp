// Which records tell one happening (docs/identity.md). Two reports are compared by act and mode, by who takes
// part, by day, place, words and source (likeness.hpp). The best pairs join first, and a group takes in only
// what fits all that is in it: there is a day on which all of it can have happened, and nobody stands where
// another one stands. So a chain of reports a day apart does not become one long event.
//
// The outcome is a function of the set of reports and the level: their order changes nothing.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "graph/model/likeness.hpp"
#include "graph/model/report.hpp"

namespace entente::model {

// Two reports, by their places in the span given, that were found to tell one happening.
struct Join {
    std::size_t a = 0, b = 0;
    double score = 0;           // log-odds
    std::size_t busy_days = 0;  // that it was scored with

    friend bool operator==(const Join&, const Join&) = default;
};

// The reports of one happening, in order of their records' ids, and the joins that hold them together: a
// tree.
struct Group {
    std::vector<std::size_t> members;
    std::vector<Join> joins;
};

// Each report in exactly one group; groups in order of their first members' ids. Requires: each id once.
std::vector<Group> identify(std::span<const Report> reports, Identity level);

}  // namespace entente::model
