#include <cstdint>

#include "tests/fuzz/graph_promises.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    entente::fuzz::check_reader(entente::importers::read_graphml,
                                {reinterpret_cast<const char*>(data), size});
    return 0;
}
