// An importer reads a graph that was written to a file, by us or by another program, into a property graph:
// one function a format, listed in formats.cpp. What it reads is hostile until read.
#pragma once

#include <cstdint>
#include <istream>
#include <string>

#include "graph/model/stored_graph.hpp"
#include "graph/schema/result.hpp"
#include "importers/warnings.hpp"

namespace entente::importers {

// What no honest file comes near to; past it the file is refused.
struct Limits {
    std::uint64_t max_value_bytes = 16 << 20;  // of one value, or of one tag with its attributes
    std::uint32_t max_attributes = 4096;       // different ones, of nodes and of edges each
    std::uint32_t max_depth = 128;             // of elements or objects in each other
};

struct Input {
    std::istream& in;
    std::string name = {};  // for messages
    // A table of the nodes beside that of the edges, where the format has one.
    std::istream* nodes = nullptr;
    std::string nodes_name = {};
    Limits limits = {};
};

// Behaviour of every importer:
// - it streams: memory is bounded by what the graph holds and by the limits;
// - nodes and edges stand in the graph in the order of the file, with the ids and the attributes' names of
//   the file; what formats have a place of their own for gets its well-known name;
// - an edge without a direction has symmetric = 1; a truth value is 1 or 0;
// - what would be wrong to guess ends it with an error that names file, line and remedy: an end that is no
//   node, an id that is used twice, a number that is none, a file that ends too early. The graph then holds
//   what was read so far;
// - what had to be left out is told in the warnings.
// Requires: an empty graph.
using Read = schema::Result<Warnings> (*)(const Input& input, model::StoredGraph& graph);

schema::Result<Warnings> read_csv(const Input&, model::StoredGraph&);
schema::Result<Warnings> read_gexf(const Input&, model::StoredGraph&);
schema::Result<Warnings> read_graphml(const Input&, model::StoredGraph&);
schema::Result<Warnings> read_node_link(const Input&, model::StoredGraph&);

}  // namespace entente::importers
