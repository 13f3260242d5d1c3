// entente convert between formats of graphs, from outside.
#include <doctest/doctest.h>

#include "tests/app/program.hpp"

namespace entente::app {
namespace {

constexpr std::string_view graphml = R"(<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="w" for="edge" attr.name="weight" attr.type="double"/>
<graph edgedefault="directed"><node id="a"/><node id="b"/>
<edge id="e" source="a" target="b"><data key="w">1.5</data></edge>
<edge id="f" source="b" target="a"><data key="w">nan</data></edge></graph></graphml>
)";

TEST_CASE("convert: from a file or a pipe, packed or not, to a file that appears whole") {
    const Folder folder;
    folder.write("a.graphml", std::string(graphml));
    const auto to_gexf = run(folder, "entente convert a.graphml -f gexf -o a.gexf && cat a.gexf");
    REQUIRE_MESSAGE(to_gexf.exit == 0, to_gexf.err);
    CHECK(to_gexf.out.contains("<edge id=\"e\" source=\"a\" target=\"b\" weight=\"1.5\""));
    CHECK(to_gexf.err.contains("a.graphml:5: weight: no finite number; left out"));
    const auto piped = run(folder, "gzip -c a.graphml | entente convert - -f gexf");
    CHECK(piped.out == to_gexf.out);
    const auto back = run(folder, "entente convert a.gexf -o b.graphml && entente convert b.graphml -f gexf");
    CHECK(back.out == to_gexf.out);
}

TEST_CASE("convert: what is wrong is told, and nothing is written") {
    const Folder folder;
    folder.write("a.graphml", std::string(graphml));
    folder.write("cut.graphml", std::string(graphml.substr(0, 200)));
    struct Case {
        const char *command, *told;
        int exit;
    };
    const Case cases[] = {
        {"entente convert cut.graphml -o x.gexf", "cut.graphml:4: the file ends too early", 1},
        {"head -c 120 a.graphml | gzip | head -c 50 | entente convert - -o x.gexf", "<stdin>:", 1},
        {"entente convert a.graphml -f gefx -o x.gexf", "did you mean \"gexf\"?", 2},
        {"entente convert a.graphml --from csv -o x.gexf", "no column is called source", 1},
        {"entente convert a.graphml --nodes a.graphml -o x.gexf", "--nodes goes with tables of edges alone",
         2},
        {"entente convert -f gexf -o x.gexf", "no file is named", 2},
        {"entente convert none.graphml -o x.gexf", "none.graphml:", 1},
    };
    for (const auto& [command, told, exit] : cases) {
        CAPTURE(command);
        const auto ran = run(folder, std::string(command) + "; code=$?; ls x.gexf; exit $code");
        CHECK(ran.exit == exit);
        CHECK_MESSAGE(ran.err.contains(told), ran.err);
        CHECK(ran.out.empty());
    }
}

TEST_CASE("convert: a table of edges finds its nodes beside it, or by --nodes") {
    const Folder folder;
    folder.write("x.edges.csv", "source,target\na,b\n");
    folder.write("x.nodes.csv", "id,label\na,A\nb,B\nc,C\n");
    folder.write("y.csv", "source,target\na,b\n");
    const auto beside = run(folder, "entente convert x.edges.csv -f graphml");
    CHECK_MESSAGE(beside.out.contains("<node id=\"c\">"), beside.err);
    CHECK(run(folder, "entente convert y.csv --nodes x.nodes.csv -f graphml").out == beside.out);
    CHECK_FALSE(run(folder, "entente convert y.csv -f graphml").out.contains("<node id=\"c\">"));
}

}  // namespace
}  // namespace entente::app
