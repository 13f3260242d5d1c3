// A knowledge graph as a format writes it, for tests.
#pragma once

#include <doctest/doctest.h>
#include <sstream>

#include "exporters/formats.hpp"
#include "graph/projection/shapes.hpp"

namespace entente::test {

// By an exporter, and not by the program from what lies in a store.
inline bool is_exported(const exporters::Format& format) {
    return format.write || format.write_events;
}

// In the format's first profile and part where `options` names none.
inline schema::Result<void> write(const exporters::Format& format, const model::KnowledgeGraph& graph,
                                  std::ostream& out, exporters::WriteOptions options = {},
                                  projection::Shape shape = projection::Shape::dyads) {
    if (options.profile.empty() && !format.profiles.empty()) options.profile = format.profiles.front().name;
    if (options.part.empty() && !format.parts.empty()) options.part = format.parts.front().name;
    if (format.write_events) return format.write_events(graph, {}, options, out);
    const auto projected = projection::project(graph, {});
    return format.write(*projection::view(graph, projected, shape, projection::Kind::type,
                                          {{"counting", "each event once a pair"}}),
                        options, out);
}

inline std::string exported(std::string_view format, const model::KnowledgeGraph& graph,
                            exporters::WriteOptions options = {},
                            projection::Shape shape = projection::Shape::dyads) {
    std::ostringstream out;
    const auto found = exporters::find_format(format);
    REQUIRE(found);
    REQUIRE(write(**found, graph, out, options, shape));
    return out.str();
}

}  // namespace entente::test
