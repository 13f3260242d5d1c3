// Speed of the layout.
//
//     bench_layout FILE THREADS PLACES [ITERATIONS]
//
// FILE lists edges, as bench/analysis.py makes it: pairs of 32-bit numbers, the first pair being vertices and
// 0. Writes the places to PLACES, a line "x y" a vertex, and prints a JSON object: the seconds it took.
#include "graph/analysis/layout.hpp"

#include <chrono>
#include <fmt/format.h>
#include <fmt/os.h>
#include <fstream>
#include <string>
#include <vector>

int main(int argc, char** argv) {
    using namespace entente::analysis;
    if (argc < 4) return 2;
    std::ifstream in(argv[1], std::ios::binary | std::ios::ate);
    std::vector<std::uint32_t> numbers(static_cast<std::size_t>(in.tellg()) / sizeof(std::uint32_t));
    in.seekg(0);
    in.read(static_cast<char*>(static_cast<void*>(numbers.data())),
            static_cast<std::streamsize>(numbers.size() * sizeof(std::uint32_t)));
    std::vector<WeightedEdge> edges;
    for (std::size_t i = 2; i + 1 < numbers.size(); i += 2) edges.push_back({numbers[i], numbers[i + 1]});

    LayoutOptions options{.threads = static_cast<unsigned>(std::stoul(argv[2]))};
    if (argc > 4) options.iterations = std::stoi(argv[4]);
    const auto start = std::chrono::steady_clock::now();
    const auto points = layout(numbers[0], edges, options);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    auto out = fmt::output_file(argv[3]);
    for (const auto& [x, y] : points) out.print("{} {}\n", x, y);
    fmt::print("{{\"seconds\":{:.3f}}}\n", seconds.count());
    return 0;
}
