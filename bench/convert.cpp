// Speed of the readers of graphs.
//
//     bench_convert FILE [NODES]
//
// Reads FILE, of the format that its name tells, and prints a JSON object: seconds, by how many bytes memory
// grew, nodes and edges. bench/convert.py compares.
#include <chrono>
#include <fmt/format.h>
#include <fstream>
#include <sys/resource.h>

#include "importers/formats.hpp"

namespace {

using namespace entente;
using Clock = std::chrono::steady_clock;

long peak_bytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss * 1024;
}

int fail(const schema::Error& error) {
    fmt::print(stderr, "{}\n", describe(error));
    return 1;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    const auto format = importers::find_format_of(argv[1], {});
    if (!format) return fail(format.error());
    std::ifstream in(argv[1], std::ios::binary), nodes;
    importers::Input input{in, argv[1]};
    if (argc > 2) {
        nodes.open(argv[2], std::ios::binary);
        input.nodes = &nodes;
        input.nodes_name = argv[2];
    }
    const auto before = peak_bytes();
    const auto start = Clock::now();
    model::StoredGraph graph;
    const auto read = (*format)->read(input, graph);
    const std::chrono::duration<double> seconds = Clock::now() - start;
    if (!read) return fail(read.error());
    fmt::print("{{\"seconds\": {:.4f}, \"bytes\": {}, \"nodes\": {}, \"edges\": {}}}\n", seconds.count(),
               peak_bytes() - before, graph.node_count(), graph.edge_count());
}
