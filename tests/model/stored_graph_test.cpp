#include "graph/model/stored_graph.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <limits>

namespace entente::model {
namespace {

Row row_of(std::initializer_list<Value> values) {
    Row row;
    row.clear(values.size());
    std::size_t column = 0;
    for (const auto& value : values) {
        if (const auto* text = std::get_if<std::string_view>(&value)) row.set(column, *text);
        if (const auto* integer = std::get_if<std::int64_t>(&value)) row.set(column, *integer);
        if (const auto* number = std::get_if<double>(&value)) row.set(column, *number);
        ++column;
    }
    return row;
}

TEST_CASE("values come back as they were put, at the ends of their types, too") {
    StoredGraph graph;
    for (const auto* name : {"a", "b", "c"}) graph.node_attribute(name, ValueType::integer);
    graph.node_attribute("d", ValueType::number);
    graph.node_attribute("e", ValueType::text);
    constexpr auto least = std::numeric_limits<std::int64_t>::min();
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    const std::string long_text(300'000, 'x');
    const auto row = row_of({least, most, std::int64_t{0}, -5e-324, std::string_view(long_text)});
    REQUIRE(graph.add_node("n", row) == 0);
    CHECK_FALSE(graph.add_node("n", row));
    REQUIRE(graph.add_node("short", row_of({std::int64_t{-1}})) == 1);
    Row back;
    graph.read_node(0, back);
    for (std::size_t i = 0; i < row.size(); ++i) CHECK((back[i] == row[i]));
    graph.read_node(1, back);
    CHECK((back[0] == Value(std::int64_t{-1})));
    for (std::size_t i = 1; i < back.size(); ++i) CHECK((back[i] == Value()));
}

TEST_CASE("a column that takes values of two types takes both") {
    StoredGraph graph;
    graph.node_attribute("n", ValueType::integer);
    graph.add_node("a", row_of({std::int64_t{3}}));
    CHECK(graph.node_attribute("n", ValueType::number) == 0);
    graph.add_node("b", row_of({0.5}));
    Row row;
    graph.read_node(0, row);
    CHECK((row[0] == Value(3.0)));
    CHECK(graph.node_attribute("n", ValueType::text) == 0);
    graph.read_node(0, row);
    CHECK(row.text(0) == "3");
    graph.read_node(1, row);
    CHECK(row.text(0) == "0.5");
}

TEST_CASE("texts are read as numbers once the column is one of numbers") {
    StoredGraph graph;
    graph.edge_attribute("n", ValueType::text);
    graph.add_node("a", {});
    for (const auto* text : {"12", "-0.5", "many", "nan"})
        graph.add_edge("", {0, 0}, row_of({std::string_view(text)}));
    graph.set_edge_type(0, ValueType::number);
    const Value expected[] = {12.0, -0.5, {}, {}};
    Row row;
    for (std::size_t e = 0; e < 4; ++e) {
        graph.read_edge(e, row);
        CHECK((row[0] == expected[e]));
    }
}

TEST_CASE("nodes and edges are found by their ids, and can be given other values") {
    StoredGraph graph;
    graph.node_attribute("n", ValueType::integer);
    graph.edge_attribute("n", ValueType::integer);
    constexpr std::size_t many = 5000;
    for (std::size_t i = 0; i < many; ++i) graph.add_node(fmt::format("node {}", i), {});
    for (std::size_t i = 0; i < many; ++i) graph.add_edge(fmt::format("edge {}", i), {i, 0}, {});
    graph.add_edge("", {1, 2}, {});
    for (std::size_t i = 0; i < many; ++i) {
        CHECK(graph.find_node(fmt::format("node {}", i)) == i);
        CHECK(graph.find_edge(fmt::format("edge {}", i)) == i);
    }
    CHECK_FALSE(graph.find_node("edge 1"));
    CHECK_FALSE(graph.find_edge("edge 5000"));
    graph.set_node(7, row_of({std::int64_t{70}}));
    graph.set_edge(8, row_of({std::int64_t{80}}));
    Row row;
    graph.read_node(7, row);
    CHECK((row[0] == Value(std::int64_t{70})));
    CHECK(graph.node_id(7) == "node 7");
    graph.read_edge(8, row);
    CHECK((row[0] == Value(std::int64_t{80})));
    CHECK(graph.edge_id(8) == "edge 8");
    CHECK((graph.ends(8) == Ends{8, 0}));
    CHECK(graph.edge_id(many).empty());
}

}  // namespace
}  // namespace entente::model
