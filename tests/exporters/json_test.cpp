#include "exporters/json.hpp"

#include <doctest/doctest.h>
#include <rapidjson/document.h>
#include <sstream>

#include "exporters/formats.hpp"
#include "tests/exporters/small_graph.hpp"
#include "tests/store/sample.hpp"

namespace entente::exporters {
namespace {

std::string written(Write write, const model::PropertyGraph& graph, std::string_view profile = {}) {
    std::ostringstream out;
    REQUIRE(write(graph, {.profile = profile}, out));
    return out.str();
}

std::string_view text(const rapidjson::Value& value) {
    return {value.GetString(), value.GetStringLength()};
}

rapidjson::Document parsed(const std::string& json) {
    rapidjson::Document document;
    document.Parse<rapidjson::kParseValidateEncodingFlag>(json.c_str());
    REQUIRE_FALSE(document.HasParseError());
    return document;
}

constexpr std::string_view hostile_json = R"("=1+1,\"q\" \\ \u0000\u0001 two\r\nlines )"
                                          "\uFFFD \xF0\x9F\xA4\x9D"
                                          R"( </b>")";

const std::string nodes_of_node_link = R"("nodes":[
{"id":"a","label":"A","entity_kind":"country;x","id_":"own","parent":"p","x":1.0,"y":-0.5},
{"id":"�","label":)" + std::string(hostile_json) +
                                       R"(},
{"id":"�.2","x":1e+300}])";
constexpr std::string_view edges_of_node_link = R"([
{"source":"a","target":"�","key":"e1","edgelabel":"MEET","source_":"told","key_":9223372036854775807,"weight":0.1,"date_start":"2022-01-06","date_end":"2022-01-07"},
{"source":"a","target":"�","key":"a","edgelabel":"MEET","weight":2.0,"date_start":"2022-01-06","date_end":"2022-03-31","spells":"2022-01-06/2022-01-07 2022-03-01/2022-03-31"},
{"source":"�.2","target":"�.2","date_start":"2022-03-05"}])";
constexpr std::string_view head_of_node_link =
    R"({"directed":true,"multigraph":true,"graph":{"counted":"each \"event\" once"},
)";

TEST_CASE("node-link JSON: own ids, names that are taken, nothing where a value is absent") {
    const auto graph = test::small_graph();
    const auto head = std::string(head_of_node_link) + nodes_of_node_link;
    const auto links = ",\n\"links\":" + std::string(edges_of_node_link);
    const auto edges = ",\n\"edges\":" + std::string(edges_of_node_link);
    CHECK(written(write_node_link, graph) == head + links + edges + "}\n");
    CHECK(written(write_node_link, graph, "links") == head + links + "}\n");
    CHECK(written(write_node_link, graph, "edges") == head + edges + "}\n");
}

TEST_CASE("graphology: values apart from ids and ends") {
    const std::string expected =
        R"({"options":{"type":"directed","multi":true,"allowSelfLoops":true},"attributes":{"counted":"each \"event\" once"},
"nodes":[
{"key":"a","attributes":{"label":"A","entity_kind":"country;x","id":"own","parent":"p","x":1.0,"y":-0.5}},
{"key":"�","attributes":{"label":)" +
        std::string(hostile_json) + R"(}},
{"key":"�.2","attributes":{"x":1e+300}}],
"edges":[
{"key":"e1","source":"a","target":"�","attributes":{"edgelabel":"MEET","source":"told","key":9223372036854775807,"weight":0.1,"date_start":"2022-01-06","date_end":"2022-01-07"}},
{"key":"a","source":"a","target":"�","attributes":{"edgelabel":"MEET","weight":2.0,"date_start":"2022-01-06","date_end":"2022-03-31","spells":"2022-01-06/2022-01-07 2022-03-01/2022-03-31"}},
{"source":"�.2","target":"�.2","attributes":{"date_start":"2022-03-05"}}]}
)";
    CHECK(written(write_graphology, test::small_graph()) == expected);
}

TEST_CASE("Cytoscape: one space of ids, positions where both are known, y downwards") {
    const auto graph = test::small_graph();
    const auto document = parsed(written(write_cytoscape, graph));
    const auto& nodes = document["elements"]["nodes"];
    CHECK(text(nodes[0]["data"]["id"]) == "a");
    CHECK(text(nodes[0]["data"]["parent_"]) == "p");
    CHECK(nodes[0]["position"]["x"].GetDouble() == 1.0);
    CHECK(nodes[0]["position"]["y"].GetDouble() == 0.5);
    CHECK_FALSE(nodes[2].HasMember("position"));
    const auto& edges = document["elements"]["edges"];
    CHECK(text(edges[0]["data"]["id"]) == "e1");
    CHECK(text(edges[1]["data"]["id"]) == "edge-2");  // "a" is a node's
    CHECK(text(edges[2]["data"]["id"]) == "edge-3");
    CHECK(text(edges[0]["data"]["edgelabel"]) == "MEET");

    const auto desktop = parsed(written(write_cytoscape, graph, "desktop"));
    CHECK(text(desktop["elements"]["nodes"][0]["data"]["name"]) == "A");
    CHECK_FALSE(desktop["elements"]["nodes"][0]["data"].HasMember("label"));
    CHECK(text(desktop["elements"]["edges"][0]["data"]["interaction"]) == "MEET");
}

TEST_CASE("an empty graph is a whole document") {
    for (const auto write : {write_node_link, write_graphology, write_cytoscape})
        CHECK(parsed(written(write, model::StoredGraph())).IsObject());
}

constexpr std::string_view hostile = "\"\\\n,;<\u00e9";

std::string random_text(test::Random& random) {
    std::string text;
    for (auto n = test::below(random, 12); n > 0; --n)
        text += test::below(random, 2) == 0 ? static_cast<char>(test::below(random, 256))
                                            : hostile[test::below(random, hostile.size())];
    return text;
}

TEST_CASE("hostile strings come back from a strict reader") {
    test::Random random(5);
    for (int i = 0; i < 10'000; ++i) {
        const auto wanted = random_text(random);
        std::ostringstream stream;
        Sink out(stream);
        put_json(out, wanted);
        REQUIRE(out.finish());
        const auto document = parsed(stream.str());
        CHECK(text(document) == repaired(wanted));
    }
}

}  // namespace
}  // namespace entente::exporters
