// A table of edges; where a line has "====" alone, what follows is the table of the nodes.
#include <cstdint>

#include "tests/fuzz/graph_promises.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::string_view cut = "\n====\n";
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto at = input.find(cut);
    if (at == std::string_view::npos)
        entente::fuzz::check_reader(entente::importers::read_csv, input);
    else
        entente::fuzz::check_reader(entente::importers::read_csv, input.substr(0, at),
                                    input.substr(at + cut.size()));
    return 0;
}
