// An exporter writes a property graph in one format to a stream: one function a format, listed in
// formats.cpp. The same graph gives the same bytes.
#pragma once

#include <ostream>
#include <string_view>

#include "graph/model/property_graph.hpp"
#include "graph/schema/result.hpp"

namespace entente::exporters {

// Of those that formats.cpp lists for the format; "" is the first of them.
struct WriteOptions {
    std::string_view profile = {};  // whose reader it is for
    std::string_view part = {};     // which of the format's files, where it has several
    std::string_view base = {};     // of the IRIs of RDF
};

// Behaviour of every exporter:
// - it streams: memory does not grow with the number of edges;
// - a stream that fails (disk full, pipe closed) ends it with an error, with what was written so far left as
//   it is;
// - text of any content is written so that the format's readers get it back, but for characters that the
//   format forbids and bytes that are no UTF-8, which become U+FFFD;
// - a value that is absent is left out, never "" or 0.
using Write = schema::Result<void> (*)(const model::PropertyGraph& graph, const WriteOptions& options,
                                       std::ostream& out);

schema::Result<void> write_csv(const model::PropertyGraph&, const WriteOptions&, std::ostream&);
schema::Result<void> write_cytoscape(const model::PropertyGraph&, const WriteOptions&, std::ostream&);
schema::Result<void> write_dot(const model::PropertyGraph&, const WriteOptions&, std::ostream&);
schema::Result<void> write_gexf(const model::PropertyGraph&, const WriteOptions&, std::ostream&);
schema::Result<void> write_graphology(const model::PropertyGraph&, const WriteOptions&, std::ostream&);
schema::Result<void> write_graphml(const model::PropertyGraph&, const WriteOptions&, std::ostream&);
schema::Result<void> write_node_link(const model::PropertyGraph&, const WriteOptions&, std::ostream&);
schema::Result<void> write_svg(const model::PropertyGraph&, const WriteOptions&, std::ostream&);

}  // namespace entente::exporters
