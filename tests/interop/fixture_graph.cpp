// fixture_graph FIXTURE SHAPE FORMAT [PROFILE [PART]]  writes a fixture to standard output.
//   FIXTURE  nasty | random:EDGES
//   SHAPE    dyads | aggregate | reified | two-mode
//   FORMAT   as `entente export -f` takes it; `expected` is what a reader must find: every node, edge and
//            attribute as JSON, written without the exporters' help
#include <iostream>
#include <string>

#include "exporters/formats.hpp"
#include "graph/projection/shapes.hpp"
#include "tests/interop/expected.hpp"
#include "tests/interop/fixture.hpp"

namespace {

using namespace entente;
model::KnowledgeGraph fixture(const std::string& what) {
    if (what == "nasty") return model::build(test::nasty_records());
    test::Random random(17);
    return model::build(test::random_records(random, std::stoul(what.substr(what.find(':') + 1))));
}

int write(const model::PropertyGraph& graph, const std::vector<std::string_view>& arguments) {
    if (arguments[0] == "expected") {
        test::write_expected(graph, std::cout);
        return 0;
    }
    const auto format = exporters::find_format(arguments[0]);
    if (!format) return 1;
    exporters::WriteOptions options{(*format)->profiles.empty() ? "" : (*format)->profiles.front().name,
                                    (*format)->parts.empty() ? "" : (*format)->parts.front().name};
    if (arguments.size() > 1) options.profile = arguments[1];
    if (arguments.size() > 2) options.part = arguments[2];
    return (*format)->write(graph, options, std::cout) ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    const auto shape = argc >= 4 ? projection::parse_shape(argv[2]) : std::nullopt;
    if (!shape) return 2;
    const auto graph = fixture(argv[1]);
    const auto projection = projection::project(graph, {});
    const auto view = projection::view(graph, projection, *shape, projection::Kind::type,
                                       {{"counting", "each event once a pair"}});
    return write(*view, {argv + 3, argv + argc});
}
