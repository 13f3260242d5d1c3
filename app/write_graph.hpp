// A property graph into files: one, or one for each part of a format, all of them whole or none.
#pragma once

#include <string>

#include "exporters/formats.hpp"
#include "graph/model/property_graph.hpp"
#include "graph/schema/result.hpp"

namespace entente::app {

struct Target {
    std::string format;        // "": as the output's name ends
    std::string profile;       // "": the format's first
    std::string part;          // "": all, each in a file of its own
    std::string output = "-";  // "graph.csv" gives graph.nodes.csv and graph.edges.csv where there are two
};

// The format, where it has the profile and the part: all that can be wrong with these is told before anything
// large is read. An error of usage.
schema::Result<const exporters::Format*> wanted_format(const Target& target);

// Requires: a format that is written as a property graph.
schema::Result<void> write_graph(const model::PropertyGraph& graph, const exporters::Format& format,
                                 const Target& target);

}  // namespace entente::app
