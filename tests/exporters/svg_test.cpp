// The picture as SVG, and what it is made of.
#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <regex>
#include <set>

#include "exporters/label_places.hpp"
#include "tests/exporters/drawn.hpp"
#include "tests/exporters/exported.hpp"
#include "tests/interop/fixture.hpp"

namespace entente::exporters {
namespace {

std::vector<std::string> found(const std::string& text, const char* pattern) {
    std::vector<std::string> all;
    const std::regex regex(pattern);
    for (std::sregex_iterator at(text.begin(), text.end(), regex), end; at != end; ++at)
        all.push_back(at->size() > 1 ? (*at)[1] : (*at)[0]);
    return all;
}

std::size_t count(const std::string& text, const char* pattern) {
    return found(text, pattern).size();
}

TEST_CASE("svg: each node and edge is drawn, with the sentence as a tooltip") {
    const auto graph = model::build(test::nasty_records());
    const auto svg = test::exported("svg", graph);
    CHECK(count(svg, "class=\"edge\"") == num_edges(graph.graph));
    CHECK(count(svg, "class=\"node\"><title>") == num_vertices(graph.graph));
    CHECK(svg.contains("سامح شكري"));
    CHECK_FALSE(svg.contains("nan"));
    CHECK_FALSE(svg.contains("<b>"));
    CHECK(svg.ends_with("</svg>\n"));
}

TEST_CASE("svg: parallel edges have each a line of its own, both ways, and loops") {
    Drawn drawn(3);
    for (int i = 0; i < 3; ++i) drawn.edge(0, 1);
    for (int i = 0; i < 2; ++i) drawn.edge(1, 0);
    for (int i = 0; i < 5; ++i) drawn.edge(2, 2);
    const auto paths = found(drawn.svg(), "class=\"line quad1\" stroke-width=\"[0-9.]*\" d=\"([^\"]*)\"");
    // The first of them stands in the legend.
    CHECK(std::set(paths.begin(), paths.end()).size() == 10);
}

TEST_CASE("svg: too many between two become one line, which tells how many they are") {
    Drawn drawn(2);
    for (int i = 0; i < 20; ++i) drawn.edge(0, 1);
    for (int i = 0; i < 3; ++i) drawn.edge(0, 1, 4);
    const auto svg = drawn.svg();
    CHECK(count(svg, "class=\"edge\"") == 2);
    CHECK(svg.contains("n0 → n1: 20 events"));
    CHECK(svg.contains("and 12 more"));
    CHECK(svg.contains("23 edges in 2 lines"));
}

TEST_CASE("picture: the more lines, the less detail") {
    struct Case {
        std::size_t nodes;
        int edges_a_pair;
        Detail detail;
        std::size_t lines;
    };
    for (const auto& [nodes, edges_a_pair, detail, lines] :
         {Case{10, 4, Detail::edges, 180}, Case{25, 4, Detail::looks, 600},
          Case{40, 4, Detail::pairs, 780}}) {
        Drawn drawn(nodes);
        for (std::size_t a = 0; a < nodes; ++a)
            for (std::size_t b = 0; b < a; ++b)
                for (int i = 0; i < edges_a_pair; ++i) drawn.edge(a, b, i % 2 == 0 ? 1 : 4);
        const auto picture = make_picture(drawn.graph);
        CAPTURE(nodes);
        CHECK(picture.detail == detail);
        CHECK(picture.lines.size() == lines);
        double weight = 0;
        for (const auto& line : picture.lines) weight += line.weight;
        CHECK(weight == static_cast<double>(drawn.graph.edge_count()));
    }
}

TEST_CASE("svg: arrows, dashes and the legend say what there is") {
    Drawn directed(2), mutual(2), planned(2);
    directed.edge(0, 1, 2);
    mutual.edge(0, 1, 1, true);
    planned.edge(0, 1, 3, false, "planned");
    CHECK(count(directed.svg(), "class=\"head2\"") == 1);
    CHECK(count(mutual.svg(), "class=\"head") == 0);
    CHECK_FALSE(directed.svg().contains("stroke-dasharray"));
    CHECK(count(planned.svg(), "stroke-dasharray") == 2);  // and in the legend
    CHECK(directed.svg().contains("material cooperation</text>"));
    CHECK_FALSE(directed.svg().contains("verbal conflict</text>"));
    CHECK(planned.svg().contains("not known to have happened"));
}

TEST_CASE("svg: the title says what the graph is of") {
    Drawn drawn(2);
    CHECK(drawn.svg().contains(">Who deals with whom</text>"));
    Drawn around(2);
    around.graph.add_fact("ego", "n1, 1 hop");
    CHECK(around.svg().contains(">Around n1, 1 hop</text>"));
    Drawn named(2);
    named.graph.add_fact("title", "A < B");
    CHECK(named.svg().contains(">A &lt; B</text>"));
    StoredGraph labelled;
    Row row;
    row.clear(1);
    row.set(labelled.node_attribute("label", ValueType::text), "Philippines");
    labelled.add_node("country:PHL", row);
    labelled.add_fact("ego", "country:PHL, 2 hops");
    std::ostringstream out;
    REQUIRE(write_svg(labelled, {}, out));
    CHECK(out.str().contains(">Around Philippines, 2 hops</text>"));
}

TEST_CASE("svg: light, dark, and as the viewer has it") {
    const Drawn drawn(1);
    CHECK(drawn.svg("auto").contains("prefers-color-scheme:dark"));
    CHECK_FALSE(drawn.svg("light").contains("prefers-color-scheme"));
    CHECK_FALSE(drawn.svg("light").contains(".ground{fill:#15181d}"));
    CHECK(drawn.svg("dark").contains(".ground{fill:#15181d}"));
}

TEST_CASE("picture: nodes lie where the graph says, y upwards; else on a circle") {
    const auto graph = placed({{0, 0}, {100, 50}, {-100, 50}});
    const auto nodes = make_picture(graph).nodes;
    CHECK(nodes[1].x > nodes[0].x);
    CHECK(nodes[2].x < nodes[0].x);
    CHECK(nodes[1].y < nodes[0].y);
    CHECK(nodes[1].x - nodes[2].x == doctest::Approx(4 * (nodes[0].y - nodes[1].y)));

    const auto circle = make_picture(Drawn(12).graph);
    for (const auto& node : circle.nodes)
        CHECK(std::hypot(node.x - circle.width / 2, node.y - circle.height / 2) ==
              doctest::Approx(circle.width / 2));
}

TEST_CASE("svg: degenerate pictures hold numbers alone") {
    std::vector<StoredGraph> graphs;
    graphs.push_back(placed({}));
    graphs.push_back(placed({{5, 5}}));
    graphs.push_back(placed({{1, 1}, {1, 1}, {1, 1}}));
    graphs.push_back(placed({{-1e308, -1e308}, {1e308, 1e308}}));
    graphs.push_back(placed({{0, 0}, {1e-308, 0}}));
    for (auto& graph : graphs) {
        Row row;
        row.clear(0);
        for (std::size_t v = 0; v < graph.node_count(); ++v) {
            graph.add_edge("", {v, v}, row);
            graph.add_edge("", {0, v}, row);
        }
        std::ostringstream out;
        REQUIRE(write_svg(graph, {}, out));
        for (const auto& number : found(out.str(), "(?:x|y|d|width|height|viewBox)=\"([^\"]*)\"")) {
            CHECK_FALSE(number.contains("nan"));
            CHECK_FALSE(number.contains("inf"));
        }
    }
}

TEST_CASE("labels lie on no other label and on no node") {
    Picture picture;
    for (int i = 0; i < 200; ++i)
        picture.nodes.push_back({.x = static_cast<double>(i * 97 % 800),
                                 .y = static_cast<double>(i * 61 % 600),
                                 .radius = 3.0 + i % 9});
    LabelPlaces places(picture, {});
    std::vector<Box> boxes;
    for (const auto& node : picture.nodes)
        if (const auto place = places.beside(node, 70, 12, false)) boxes.push_back(box_of(*place, 70, 12));
    CHECK(boxes.size() > 40);
    CHECK(boxes.size() < 200);
    const auto apart = [](const Box& a, const Box& b) {
        return a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
    };
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) CHECK(apart(boxes[i], boxes[j]));
        for (const auto& node : picture.nodes)
            CHECK(apart(boxes[i], {node.x - node.radius, node.y - node.radius, node.x + node.radius,
                                   node.y + node.radius}));
    }
    CHECK(LabelPlaces(picture, {}).beside(picture.nodes[100], 5000, 5000, true));
    CHECK_FALSE(LabelPlaces(picture, {}).beside(picture.nodes[100], 5000, 5000, false));
}

TEST_CASE("text is cut between letters") {
    CHECK(shorten("Japan", 20) == "Japan");
    const auto cut = shorten("The Association of Southeast Asian Nations", 10);
    CHECK(cut.starts_with("The Assoc"));
    CHECK(cut.ends_with("…"));
    CHECK(text_width(cut) <= 10);
    CHECK(shorten("e\u0301e\u0301e\u0301e\u0301", 2.2) == "e\u0301e\u0301…");
    CHECK(shorten("👩‍👩‍👧👩‍👩‍👧", 2.5) == "👩‍👩‍👧…");
    CHECK(shorten("日本国政府", 3.2) == "日本…");
    CHECK(shorten("\xFF\xFE\xFF\xFF\xFF", 2) == "\xFF\xFE…");
    CHECK(one_line(" a \n\t b\r\n") == "a b");
    CHECK(one_line("").empty());
}

}  // namespace
}  // namespace entente::exporters
