// The includes of the whole tree against the declared arrows; and the check against planted faults, so that
// it is known to find them.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <fstream>
#include <sstream>

#include "tests/layers/arrows.hpp"

namespace fs = std::filesystem;
using namespace entente::layers;

namespace {

std::string read(const fs::path& path) {
    std::ifstream in(path);
    REQUIRE_MESSAGE(in.good(), path.string());
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

// A small tree in a folder of its own: {file, text}.
struct Tree {
    fs::path root = fs::path(ENTENTE_BINARY_DIR) / "planted_layers";

    explicit Tree(const std::vector<std::pair<std::string, std::string>>& files) {
        fs::remove_all(root);
        for (const auto& [file, text] : files) {
            fs::create_directories((root / file).parent_path());
            std::ofstream(root / file) << text;
        }
    }
    ~Tree() { fs::remove_all(root); }
    Tree(const Tree&) = delete;
    Tree& operator=(const Tree&) = delete;
};

const std::vector<std::string> kTop{"graph", "extractors", "exporters", "importers", "app"};

// The command line and the log belong to the program, Boost.Graph to the layers that hold a graph.
const std::vector<Reserved> kReserved{{"CLI/", {"app"}},
                                      {"spdlog/", {"app", "graph/store"}},
                                      {"boost/graph/", {"graph/model", "graph/analysis", "graph/query"}},
                                      {"sqlite3.h", {"graph/store"}}};

}  // namespace

TEST_CASE("every include of the tree follows a declared arrow") {
    const auto arrows = parse_arrows(read(fs::path(ENTENTE_BINARY_DIR) / "layers.txt"));
    REQUIRE(arrows.contains("graph/schema"));
    REQUIRE(arrows.contains("app"));
    const auto wrong = check(arrows, kReserved, ENTENTE_SOURCE_DIR, kTop);
    CHECK_MESSAGE(wrong.empty(), fmt::format("\n{}", fmt::join(wrong, "\n")));
}

TEST_CASE("no declaration opens a way that the design closes") {
    const auto arrows = parse_arrows(read(fs::path(ENTENTE_BINARY_DIR) / "layers.txt"));
    const std::vector<std::pair<std::string, std::string>> closed{{"extractors", "graph/"},
                                                                  {"exporters", "extractors"},
                                                                  {"graph", "extractors"},
                                                                  {"graph", "exporters"}};
    for (const auto& [from, targets] : arrows) {
        for (const auto& [start, end] : closed) {
            if (!from.starts_with(start)) continue;
            for (const auto& [to, ignored] : arrows) {
                if (!to.starts_with(end) || to == "graph/schema") continue;
                CHECK_MESSAGE(!reaches(arrows, from, to), from << " reaches " << to);
            }
        }
    }
}

TEST_CASE("planted faults are found") {
    struct Row {
        const char* what;
        const char* arrows;
        std::vector<std::pair<std::string, std::string>> files;
        std::vector<std::string> wrong;
    };
    const std::vector<Row> rows{
        {"an include along an arrow, and along two",
         "graph/a:\ngraph/b: graph/a\napp: graph/b\n",
         {{"graph/a/x.hpp", ""},
          {"graph/b/y.hpp", "#include \"graph/a/x.hpp\"\n"},
          {"app/z.cpp", "#include <vector>\n#include \"graph/a/x.hpp\"\n"}},
         {}},
        {"an include against the arrow",
         "graph/a:\ngraph/b: graph/a\n",
         {{"graph/a/x.hpp", "\n  #  include \"graph/b/y.hpp\"\n"}, {"graph/b/y.hpp", ""}},
         {"graph/a/x.hpp:2: graph/b/y.hpp is a wrong arrow: graph/a may not include graph/b"}},
        {"a header that nobody may see",
         "graph/a:\n",
         {{"graph/a/x.cpp", "#include \"tests/helper.hpp\"\n"}, {"tests/helper.hpp", ""}},
         {"graph/a/x.cpp:1: tests/helper.hpp lies in no declared layer"}},
        {"an include that is not root-relative",
         "graph/a:\n",
         {{"graph/a/x.cpp", "#include \"y.hpp\"\n"}, {"graph/a/y.hpp", ""}},
         {"graph/a/x.cpp:1: y.hpp is not in the tree (includes are relative to its root)"}},
        {"a folder that was never declared",
         "graph/a:\n",
         {{"graph/new/x.cpp", ""}},
         {"graph/new/x.cpp: lies in no declared layer"}},
        {"a circle of layers",
         "graph/a: graph/b\ngraph/b: graph/c\ngraph/c: graph/a\n",
         {},
         {"layers in a circle: graph/a → graph/b → graph/c → graph/a"}},
        {"a circle of files within a layer",
         "graph/a:\n",
         {{"graph/a/x.hpp", "#include \"graph/a/y.hpp\"\n"},
          {"graph/a/y.hpp", "#include \"graph/a/x.hpp\"\n"}},
         {"includes in a circle: graph/a/x.hpp → graph/a/y.hpp → graph/a/x.hpp"}},
        {"a library out of its place",
         "graph/a:\n",
         {{"graph/a/x.cpp", "#include <CLI/CLI.hpp>\n"}},
         {"graph/a/x.cpp:1: CLI/CLI.hpp is kept out of graph/a"}},
        {"a comment is no include",
         "graph/a:\ngraph/b:\n",
         {{"graph/a/x.cpp", "// #include \"graph/b/y.hpp\"\n"}, {"graph/b/y.hpp", ""}},
         {}},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        const Tree tree(row.files);
        CHECK(check(parse_arrows(row.arrows), kReserved, tree.root, kTop) == row.wrong);
    }
}
