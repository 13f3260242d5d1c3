// An exporter writes the graph in one format to a stream. One function a format, listed in formats.cpp; the
// same graph gives the same bytes.
#pragma once

#include <ostream>

#include "graph/model/graph.hpp"
#include "graph/schema/result.hpp"

namespace entente::exporters {

// Behaviour of every exporter:
// - it streams: memory does not grow with the graph;
// - a stream that fails (disk full, pipe closed) ends it with an error, with what was written so far left as
// it is;
// - text of any content is written so that the format's readers get it back, but for characters that the
// format
//   forbids, which become U+FFFD;
// - a value that is not known is left out, never "" or 0.
using Export = schema::Result<void> (*)(const model::KnowledgeGraph& graph, std::ostream& out);

schema::Result<void> write_graphml(const model::KnowledgeGraph& graph, std::ostream& out);
schema::Result<void> write_dot(const model::KnowledgeGraph& graph, std::ostream& out);

}  // namespace entente::exporters
