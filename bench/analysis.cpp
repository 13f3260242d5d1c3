// Speed of the measures.
//
//     bench_analysis FILE THREADS MEASURE…
//
// FILE lists edges, as bench/analysis.py makes it: pairs of 32-bit numbers, the first pair being vertices and
// 0. Prints a JSON object: seconds to make the graph, and for each measure the best of three runs.
#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <fstream>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "graph/analysis/components.hpp"
#include "graph/analysis/degree.hpp"
#include "graph/analysis/leiden.hpp"
#include "graph/analysis/pagerank.hpp"
#include "graph/analysis/path_measures.hpp"

namespace {

using namespace entente::analysis;
using Clock = std::chrono::steady_clock;

struct Graphs {
    Csr out, in, both;
};

std::vector<std::uint32_t> read(const char* file) {
    std::ifstream in(file, std::ios::binary | std::ios::ate);
    std::vector<std::uint32_t> numbers(static_cast<std::size_t>(in.tellg()) / sizeof(std::uint32_t));
    in.seekg(0);
    in.read(static_cast<char*>(static_cast<void*>(numbers.data())),
            static_cast<std::streamsize>(numbers.size() * sizeof(std::uint32_t)));
    return numbers;
}

Graphs make_graphs(const std::vector<std::uint32_t>& numbers) {
    std::vector<WeightedEdge> edges;
    for (std::size_t i = 2; i < numbers.size(); i += 2) edges.push_back({numbers[i], numbers[i + 1]});
    Graphs graphs{Csr(numbers[0], edges), {}, undirected(numbers[0], edges)};
    graphs.in = transposed(graphs.out);
    return graphs;
}

template <class Work>
double seconds(const Work& work) {
    const auto start = Clock::now();
    work();
    return std::chrono::duration<double>(Clock::now() - start).count();
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 4) return 2;
    const auto numbers = read(argv[1]);
    const auto threads = static_cast<unsigned>(std::stoul(argv[2]));
    Graphs graphs;
    fmt::print("{{\"graph\":{:.6f}", seconds([&] { graphs = make_graphs(numbers); }));
    double kept = 0;  // so that no result is left unmade
    const std::map<std::string, std::function<void()>> measures{
        {"degree", [&] { kept += static_cast<double>(degrees(graphs.both).back()); }},
        {"pagerank", [&] { kept += pagerank(graphs.out, graphs.in, {.weighted = false})[0]; }},
        {"core", [&] { kept += static_cast<double>(core_numbers(graphs.both)[0]); }},
        {"component", [&] { kept += static_cast<double>(connected_components(graphs.both).count); }},
        {"strong_component", [&] { kept += static_cast<double>(strong_components(graphs.out).count); }},
        {"betweenness", [&] { kept += betweenness(graphs.out, {.threads = threads})[0]; }},
        {"leiden", [&] { kept += static_cast<double>(leiden(graphs.both, {.starts = 1}).count); }},
    };
    for (int i = 3; i < argc; ++i) {
        const auto& measure = measures.at(argv[i]);
        fmt::print(",\"{}\":{:.6f}", argv[i],
                   std::min({seconds(measure), seconds(measure), seconds(measure)}));
    }
    fmt::print(",\"sum\":{}}}\n", kept);
    return 0;
}
