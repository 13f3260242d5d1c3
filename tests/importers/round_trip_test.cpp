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

// The facts are one text there, and a node without a label is labelled with its id.
TEST_CASE("random graphs: GEXF") {
    std::mt19937 random(2);
    for (int round = 0; round < 300; ++round) {
        const auto graph = test::random_graph(random);
        const exporters::PortableIds ids(graph, exporters::clean);
        const test::Changes changes{[](std::string_view text) { return exporters::clean(text); },
                                    [&](std::size_t v) { return ids.node(v); },
                                    [&](std::size_t e) { return ids.edge(e); }, false};
        test::Changes no_facts;
        no_facts.facts = false;
        CHECK(test::dump(read("gexf", written(graph, "gexf")), no_facts) == test::dump(graph, changes));
    }
}

TEST_CASE("times, spells and places go through GEXF") {
    model::StoredGraph graph;
    for (const auto* name : {"date_start", "date_end"}) graph.node_attribute(name, model::ValueType::text);
    for (const auto* name : {"x", "y", "size"}) graph.node_attribute(name, model::ValueType::number);
    for (const auto* name : {"date_start", "date_end", "spells"})
        graph.edge_attribute(name, model::ValueType::text);
    model::Row row;
    row.clear(5);
    row.set(0, "2020-01-01");
    row.set(2, 1.5);
    row.set(3, -0.25);
    row.set(4, 7.0);
    graph.add_node("a", row);
    row.clear(3);
    row.set(0, "2022-01-06");
    row.set(1, "2022-03-31");
    row.set(2, "2022-01-06/2022-01-07 2022-03-01/2022-03-31");
    graph.add_edge("e", {0, 0}, row);
    row.clear(3);
    row.set(0, "2024");
    graph.add_edge("f", {0, 0}, row);
    CHECK(test::dump(read("gexf", written(graph, "gexf"))) == test::dump(graph));
}

}  // namespace
}  // namespace entente::importers
