// A graph out of a file, or out of a table of edges and one of nodes: what entente convert begins with.
#pragma once

#include <string>

#include "graph/model/stored_graph.hpp"
#include "graph/schema/result.hpp"

namespace entente::app {

struct GraphFile {
    std::string path;    // "-" is standard input
    std::string format;  // "": as name or content tell
    std::string nodes;   // the table of nodes; "": the one whose name goes with that of the edges, if any
};

// What had to be left out goes to the log.
schema::Result<model::StoredGraph> read_graph(const GraphFile& file);

}  // namespace entente::app
