#include <algorithm>
#include <doctest/doctest.h>
#include <fstream>
#include <iterator>
#include <ranges>
#include <sstream>

#include "exporters/formats.hpp"
#include "exporters/sink.hpp"
#include "graph/projection/projection.hpp"
#include "tests/exporters/exported.hpp"
#include "tests/interop/fixture.hpp"

namespace entente::exporters {
namespace {

using test::exported;

std::string golden(std::string_view name) {
    std::ifstream file(ENTENTE_SOURCE_DIR "/tests/golden/" + std::string(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// After a wanted change: fixture_graph nasty dyads graphml > tests/golden/nasty.graphml, and read the diff.
TEST_CASE("the nasty graph is written as the golden files have it") {
    const auto graph = model::build(test::nasty_records());
    CHECK(exported("graphml", graph) == golden("nasty.graphml"));
    CHECK(exported("gexf", graph, {}, projection::Shape::aggregate) == golden("nasty.gexf"));
    CHECK(exported("dot", graph) == golden("nasty.dot"));
}

TEST_CASE("the order of the records changes no byte") {
    auto records = test::nasty_records();
    const auto graph = model::build(records);
    test::Random random(1);
    for (int i = 0; i < 10; ++i) {
        std::ranges::shuffle(records, random);
        for (const auto& format : formats() | std::views::filter(test::is_exported))
            CHECK(exported(format.name, model::build(records)) == exported(format.name, graph));
    }
}

TEST_CASE("an empty graph is a whole file") {
    const model::KnowledgeGraph empty;
    CHECK(exported("graphml", empty)
              .ends_with("<data key=\"counting\">each event once a pair</data>\n  </graph>\n</graphml>\n"));
    CHECK(exported("dot", empty).ends_with("}\n"));
}

// Takes so many bytes, then fails as a full disk does.
class FullDisk : public std::streambuf {
  public:
    explicit FullDisk(std::streamsize space) : space_(space) {}

  private:
    std::streamsize xsputn(const char*, std::streamsize n) override {
        const auto taken = std::min(n, space_);
        space_ -= taken;
        return taken;
    }
    int overflow(int) override { return traits_type::eof(); }
    std::streamsize space_;
};

TEST_CASE("a stream that fails is reported") {
    test::Random random(1);
    const auto graph = model::build(test::random_records(random, 2000));
    for (const auto& format : formats() | std::views::filter(test::is_exported)) {
        const auto part = format.parts.empty() ? std::string_view() : format.parts.back().name;  // of edges
        for (const std::streamsize space : {0, 10, 100'000}) {
            FullDisk disk(space);
            std::ostream out(&disk);
            const auto written = test::write(format, graph, out, {.part = part});
            REQUIRE_FALSE(written);
            CHECK(written.error().code == schema::ErrorCode::io);
        }
    }
}

TEST_CASE("random graphs: every node and edge is in the file once") {
    test::Random random(23);
    const auto count = [](const std::string& text, std::string_view word) {
        std::size_t n = 0;
        for (auto i = text.find(word); i != std::string::npos; i = text.find(word, i + 1)) ++n;
        return n;
    };
    for (int round = 0; round < 20; ++round) {
        std::vector<schema::Record> records;
        for (int i = 0; i < 40; ++i) records.push_back(test::random_record(random));
        const auto graph = model::build(records);
        const auto links = projection::project(graph, {}).links.size();
        const auto graphml = exported("graphml", graph);
        const auto dot = exported("dot", graph, {.profile = "gephi", .part = {}});
        CHECK(count(graphml, "<node id=") == num_vertices(graph.graph));
        CHECK(count(graphml, "<edge id=") == links);
        CHECK(count(dot, "\n  \"") == num_vertices(graph.graph) + links);
        CHECK(count(dot, "\" -> \"") == links);
    }
}

TEST_CASE("formats are found by name and by file, with what was meant") {
    CHECK((*find_format("dot"))->name == "dot");
    CHECK((*find_format_of_file("a.b/graph.graphml"))->name == "graphml");
    CHECK(describe(find_format("graphlm").error()) ==
          "unknown format \"graphlm\"; did you mean \"graphml\"?");
    CHECK(describe(find_format("xlsx").error()).starts_with("unknown format \"xlsx\"; there are graphml, "));
    CHECK(describe(find_format_of_file("graph").error())
              .starts_with(
                  "graph: the file's name does not tell a format; name it with -f, or end the file's name "
                  "with .graphml or "));
    for (const auto& format : formats()) {
        CHECK((*find_format_of_file("x" + std::string(format.extension)))->name == format.name);
        CHECK_FALSE(format.summary.empty());
    }
}

TEST_CASE("text is made fit for XML") {
    struct Case {
        std::string_view text, expected;
    };
    const Case cases[] = {
        {"plain\t\r\n", "plain\t\r\n"},
        {std::string_view("a\0b", 3), "a\uFFFDb"},
        {"\x1F\x7F", "\uFFFD\x7F"},
        {"\xEF\xBF\xBE\xEF\xBF\xBF", "\uFFFD\uFFFD"},
        {"\xF0\x9F\xA4\x9D", "\xF0\x9F\xA4\x9D"},
        {"\xFFÜ", "\uFFFDÜ"},
        {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},
        {"\xE2\x82", "\uFFFD\uFFFD"},
    };
    for (const auto& [text, expected] : cases) CHECK(clean(text) == expected);
    CHECK(portable("person:JPN/é x") == "person:JPN___x");
    CHECK(portable("") == "_");
}

}  // namespace
}  // namespace entente::exporters
