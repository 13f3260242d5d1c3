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
        test::Changes changes{[](std::string_view text) { return exporters::clean(text); },
                              [&](std::size_t v) { return ids.node(v); },
                              [&](std::size_t e) { return ids.edge(e); }};
        changes.subnormal = false;
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

// A double without a fraction is written as a whole number.
TEST_CASE("random graphs: node-link, graphology, Cytoscape") {
    std::mt19937 random(3);
    struct Case {
        std::string_view format, profile;
        exporters::IdSpace ids;
    };
    const Case cases[] = {{"json", "both", exporters::IdSpace::apart},
                          {"json", "edges", exporters::IdSpace::apart},
                          {"json", "links", exporters::IdSpace::apart},
                          {"graphology", "", exporters::IdSpace::apart},
                          {"cytoscape", "js", exporters::IdSpace::shared}};
    for (std::size_t round = 0; round < 300; ++round) {
        const auto graph = test::random_graph(random);
        const auto& [format, profile, space] = cases[round % std::size(cases)];
        const exporters::PortableIds ids(graph, exporters::repaired, space);
        test::Changes changes{[](std::string_view text) { return exporters::repaired(text); },
                              [&](std::size_t v) { return ids.node(v); },
                              [&](std::size_t e) { return ids.edge(e); }};
        changes.types = false;
        test::Changes untyped;
        untyped.types = false;
        CHECK(test::dump(read("json", written(graph, format, {profile, {}})), untyped) ==
              test::dump(graph, changes));
    }
}

// A table has no facts and no types.
TEST_CASE("random graphs: CSV") {
    std::mt19937 random(4);
    for (int round = 0; round < 300; ++round) {
        const auto graph = test::random_graph(random);
        const auto* const profile = round % 2 == 0 ? "plain" : "excel";
        const exporters::PortableIds ids(graph, exporters::repaired, exporters::IdSpace::apart);
        test::Changes changes{[](std::string_view text) { return exporters::readable(text); },
                              [&](std::size_t v) { return exporters::readable(ids.node(v)); },
                              [&](std::size_t e) { return exporters::readable(ids.edge(e)); }};
        changes.facts = changes.types = false;
        test::Changes untyped;
        untyped.types = false;
        std::istringstream nodes(written(graph, "csv", {profile, "nodes"}));
        std::istringstream edges(written(graph, "csv", {profile, "edges"}));
        Input input{edges, "edges"};
        input.nodes = &nodes;
        model::StoredGraph back;
        const auto warnings = read_csv(input, back);
        if (!warnings) FAIL(describe(warnings.error()));
        CHECK(test::dump(back, untyped) == test::dump(graph, changes));
    }
}

TEST_CASE("times, spells and places go through GEXF, times through Gephi's tables") {
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

    // Gephi's columns have the times alone: those of the edges here.
    std::istringstream edges(written(graph, "csv", {"gephi", "edges"}));
    model::StoredGraph back;
    REQUIRE(read_csv({edges}, back));
    back.read_edge(0, row);
    const auto value = [&](std::string_view name) {
        return row.text(*model::find_attribute(back.edge_attributes(), name));
    };
    CHECK(value("date_start") == "2022-01-06");
    CHECK(value("date_end") == "2022-03-31");
    CHECK(value("spells") == "2022-01-06/2022-01-07 2022-03-01/2022-03-31");
}

}  // namespace
}  // namespace entente::importers
