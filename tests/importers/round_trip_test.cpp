// What is written in a format is read back as it was.
#include <doctest/doctest.h>
#include <sstream>

#include "exporters/formats.hpp"
#include "exporters/sink.hpp"
#include "importers/formats.hpp"
#include "tests/importers/graphs.hpp"

namespace entente::importers {
namespace {

std::string written(const model::PropertyGraph& graph, std::string_view format,
                    const exporters::WriteOptions& options = {}) {
    std::ostringstream out;
    const auto found = exporters::find_format(format);
    REQUIRE(found);
    REQUIRE((*found)->write(graph, options, out));
    return out.str();
}

model::StoredGraph read(std::string_view format, const std::string& text) {
    model::StoredGraph graph;
    std::istringstream in(text);
    const auto found = find_format(format);
    REQUIRE(found);
    CHECK((*find_format_of("", text))->name == format);
    const auto warnings = (*found)->read({in}, graph);
    INFO(text);
    if (!warnings) FAIL(describe(warnings.error()));
    CHECK(warnings->size() == 0);
    return graph;
}

TEST_CASE("random graphs: GraphML") {
    std::mt19937 random(1);
    for (int round = 0; round < 300; ++round) {
        const auto graph = test::random_graph(random);
        const exporters::PortableIds ids(graph);
        const test::Changes changes{[](std::string_view text) { return exporters::clean(text); },
                                    [&](std::size_t v) { return ids.node(v); },
                                    [&](std::size_t e) { return ids.edge(e); }};
        CHECK(test::dump(read("graphml", written(graph, "graphml"))) == test::dump(graph, changes));
    }
}

}  // namespace
}  // namespace entente::importers
