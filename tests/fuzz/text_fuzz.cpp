#include <cstdint>

#include "tests/fuzz/promises.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input{reinterpret_cast<const char*>(data), size};
    entente::fuzz::check(entente::text::read_text(input, {}, {}), input);
    return 0;
}
