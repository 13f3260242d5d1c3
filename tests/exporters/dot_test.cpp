// DOT for Graphviz and for Gephi.
#include <doctest/doctest.h>

#include "exporters/dot_text.hpp"
#include "exporters/picture.hpp"
#include "tests/exporters/drawn.hpp"
#include "tests/exporters/exported.hpp"
#include "tests/interop/fixture.hpp"

namespace entente::exporters {
namespace {

std::size_t count(std::string_view text, std::string_view word) {
    std::size_t n = 0;
    for (auto i = text.find(word); i != std::string_view::npos; i = text.find(word, i + 1)) ++n;
    return n;
}

TEST_CASE("dot: few edges have each a line and words, countries a box, the legend what there is") {
    const auto graph = model::build(test::nasty_records());
    const auto dot = test::exported("dot", graph);
    CHECK(count(dot, "shape=") == num_vertices(graph.graph));
    CHECK(count(dot, "\" -> \"") == num_edges(graph.graph));
    CHECK(dot.contains("subgraph \"cluster_JPN\" {\n    label=\"Japan (JPN)\";"));
    CHECK(dot.contains("verbal cooperation</TD>"));
    CHECK(dot.contains("rankdir=LR"));
    CHECK_FALSE(dot.contains("layout="));
    CHECK_FALSE(Drawn(2).as(write_dot, "picture").contains("cooperation"));
}

TEST_CASE("dot: of thousands of edges there are as many lines as can be told apart, without words") {
    Drawn drawn(40);
    for (std::size_t e = 0; e < 2400; ++e)
        drawn.edge(e % 40, (e % 40 + e / 40 % 17 + 1) % 40, static_cast<std::int64_t>(e % 4) + 1);
    const auto dot = drawn.as(write_dot, "picture");
    CHECK(count(dot, "\" -> \"") <= most_lines_of_looks);
    CHECK(count(dot, "\" -> \"") > 300);
    CHECK_FALSE(dot.contains(" label=\"CONSULT"));
    CHECK(dot.contains("splines=false, layout=sfdp"));
    CHECK(count(dot, "shape=circle") == 40);
}

TEST_CASE("dot: nodes lie where the graph says, y upwards") {
    auto graph = placed({{0, 0}, {100, 50}});
    std::ostringstream out;
    REQUIRE(write_dot(graph, {}, out));
    CHECK(out.str().contains("layout=neato"));
    CHECK(out.str().contains("pos=\"0.0,-"));
    CHECK(count(out.str(), "!\"") == 2);
}

TEST_CASE("dot for Gephi: nodes and edges, and nothing that its reader takes for one") {
    const auto graph = model::build(test::nasty_records());
    const auto dot = test::exported("dot", graph, {.profile = "gephi", .part = {}});
    for (const std::string_view word :
         {"graph [", "node [", "edge [", "subgraph", "\n  \"node\" ", "\n  \"graph\" ", "-> \"node\" "})
        CHECK_FALSE(dot.contains(word));
    CHECK(dot.contains("  \"node_\" [label=\"node\"];\n"));
    CHECK(count(dot, "\" -> \"") == num_edges(graph.graph));
    CHECK(count(dot, "\n  \"") == num_vertices(graph.graph) + num_edges(graph.graph));
    CHECK(dot.contains("weight="));
}

TEST_CASE("dot: text as each reader has it") {
    CHECK(dot_label("a\"b\\c&d\ne\r") == "a\\\"b\\\\c&amp;d\\ne");
    CHECK(dot_tooltip("\\G") == "\\\\\\\\G");
    CHECK(dot_plain("a&b\\") == "a&b\\\\");
    CHECK(dot_plain_id("Subgraph") == "Subgraph_");
    CHECK(dot_plain_id("nodes") == "nodes");
}

}  // namespace
}  // namespace entente::exporters
