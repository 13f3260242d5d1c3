#include <doctest/doctest.h>
#include <sstream>

#include "exporters/csv_table.hpp"
#include "exporters/exporter.hpp"
#include "tests/exporters/small_graph.hpp"
#include "tests/store/sample.hpp"

namespace entente::exporters {
namespace {

std::string written(const model::PropertyGraph& graph, std::string_view profile, std::string_view part) {
    std::ostringstream out;
    REQUIRE(write_csv(graph, {.profile = profile, .part = part}, out));
    return out.str();
}

const std::string hostile_cell = "\"=1+1,\"\"q\"\" \\ \uFFFD\x01 two\r\nlines \uFFFD \xF0\x9F\xA4\x9D </b>\"";

TEST_CASE("plain: attributes under their names, ends first, absent values as empty cells") {
    const auto graph = test::small_graph();
    const std::string nodes =
        "id,label,entity_kind,id_,parent,x,y\r\n"
        "a,A,country;x,own,p,1.0,-0.5\r\n"
        "\uFFFD," +
        hostile_cell +
        ",,,,,\r\n"
        "\uFFFD.2,,,,,1e+300,\r\n";
    CHECK(written(graph, "plain", "nodes") == nodes);
    CHECK(written(graph, "", "") == nodes);
    CHECK(written(graph, "excel", "nodes") == "\uFEFF" + nodes);
    CHECK(written(graph, "plain", "edges") ==
          "source,target,id,edgelabel,source_,key,weight,date_start,date_end,spells\r\n"
          "a,\uFFFD,e1,MEET,told,9223372036854775807,0.1,2022-01-06,2022-01-07,\r\n"
          "a,\uFFFD,a,MEET,,,2.0,2022-01-06,2022-03-31,2022-01-06/2022-01-07 2022-03-01/2022-03-31\r\n"
          "\uFFFD.2,\uFFFD.2,,,,,,2022-03-05,,\r\n");
}

TEST_CASE("gephi: its own columns, dates as intervals in timeset alone") {
    const auto graph = test::small_graph();
    CHECK(written(graph, "gephi", "nodes") ==
          "Id,Label,entity_kind,id_,parent,x,y\r\n"
          "a,A,country;x,own,p,1.0,-0.5\r\n"
          "\uFFFD," +
              hostile_cell +
              ",,,,,\r\n"
              "\uFFFD.2,,,,,1e+300,\r\n");
    CHECK(written(graph, "gephi", "edges") ==
          "Source,Target,Type,Id,Label,Kind,Weight,timeset,source_,key\r\n"
          "a,\uFFFD,Directed,e1,MEET,MEET,0.1,\"<[2022-01-06, 2022-01-07]>\",told,9223372036854775807\r\n"
          "a,\uFFFD,Directed,a,MEET,MEET,2.0,\"<[2022-01-06, 2022-01-07]; [2022-03-01, 2022-03-31]>\",,\r\n"
          "\uFFFD.2,\uFFFD.2,Directed,,,,,\"<[2022-03-05, 2022-03-05]>\",,\r\n");
}

TEST_CASE("gephi: what is no date is no interval, what is named twice but for case has two names") {
    model::StoredGraph graph;
    graph.node_attribute("Date", model::ValueType::text);
    graph.node_attribute("DATE", model::ValueType::text);
    graph.node_attribute("spells", model::ValueType::text);
    model::Row row;
    row.clear(3);
    row.set(2, "2022]>/2023 2024/ / 2024-01-01/2024-01-02");
    graph.add_node("n", row);
    CHECK(written(graph, "gephi", "nodes") ==
          "Id,Label,timeset,date,date_\r\nn,n,\"<[2024-01-01, 2024-01-02]>\",,\r\n");
}

TEST_CASE("neo4j: typed headers, labels and types that are never empty") {
    const auto graph = test::small_graph();
    CHECK(written(graph, "neo4j", "nodes") ==
          "id:ID,:LABEL,label:string,entity_kind:string,id_:string,parent:string,x:double,y:double\r\n"
          "a,country_x;Entity,A,country;x,own,p,1.0,-0.5\r\n"
          "\uFFFD,Entity," +
              hostile_cell +
              ",,,,,\r\n"
              "\uFFFD.2,Entity,,,,,1e+300,\r\n");
    const auto edges = written(graph, "neo4j", "edges");
    CHECK(
        edges.starts_with(":START_ID,:END_ID,:TYPE,id:string,edgelabel:string,source:string,key:long,"
                          "weight:double,date_start:date,date_end:date,spells:string\r\n"));
    CHECK(edges.contains("\r\n\uFFFD.2,\uFFFD.2,RELATED,,,,,,2022-03-05,,\r\n"));
}

TEST_CASE("neo4j: a column with a month in it is no column of dates") {
    auto graph = test::small_graph();
    model::Row row;
    row.clear(graph.edge_attributes().size());
    row.set(4, "2024-03");
    row.set(5, "2024-03-31");
    graph.add_edge("e9", {0, 0}, row);
    CHECK(written(graph, "neo4j", "edges").contains("date_start:string,date_end:date"));
}

TEST_CASE("a table without rows has its header") {
    CHECK(written(model::StoredGraph(), "plain", "nodes") == "id\r\n");
    CHECK(written(model::StoredGraph(), "plain", "edges") == "source,target,id\r\n");
}

// The grammar of RFC 4180, read as it stands there.
std::string read_cell(std::string_view cell) {
    if (!cell.starts_with('"')) {
        CHECK(cell.find_first_of("\",\r\n") == std::string_view::npos);
        return std::string(cell);
    }
    REQUIRE(cell.size() >= 2);
    REQUIRE(cell.ends_with('"'));
    std::string text;
    cell = cell.substr(1, cell.size() - 2);
    for (std::size_t i = 0; i < cell.size(); ++i) {
        if (cell[i] == '"') REQUIRE(cell.substr(i++, 2) == "\"\"");
        text += cell[i];
    }
    return text;
}

TEST_CASE("hostile cells come back") {
    test::Random random(6);
    constexpr std::string_view hostile = "\",\r\n =+-@;\t'";
    for (int i = 0; i < 10'000; ++i) {
        std::string text;
        for (auto n = test::below(random, 12); n > 0; --n)
            text += test::below(random, 2) == 0 ? static_cast<char>(1 + test::below(random, 255))
                                                : hostile[test::below(random, hostile.size())];
        std::ostringstream stream;
        Sink out(stream);
        put_csv(out, std::string_view(text));
        REQUIRE(out.finish());
        CHECK(read_cell(stream.str()) == repaired(text));
    }
}

}  // namespace
}  // namespace entente::exporters
