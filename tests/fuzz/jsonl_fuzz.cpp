#include <cstdint>
#include <sstream>
#include <string>

#include "extractors/text/lines.hpp"
#include "tests/fuzz/promises.hpp"

namespace {

constexpr std::uint64_t longest_line = 4096;

void read_lines(std::string_view input) {
    std::istringstream in{std::string(input)};
    entente::text::LineReader lines(in, longest_line);
    while (const auto line = lines.next()) {
        entente::fuzz::promise(line->bytes.size() <= longest_line, "lines are within the limit");
        entente::fuzz::promise(input.substr(line->offset, line->bytes.size()) == line->bytes,
                               "lines stand where their offset says");
        entente::fuzz::check(entente::text::read_jsonl(line->bytes, {}, {}), line->bytes);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    read_lines({reinterpret_cast<const char*>(data), size});
    return 0;
}
