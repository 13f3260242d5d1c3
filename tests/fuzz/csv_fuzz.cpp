#include <cstdint>
#include <sstream>
#include <string>

#include "extractors/text/csv.hpp"
#include "tests/fuzz/promises.hpp"

namespace {

constexpr std::uint64_t longest_row = 4096;

void read_table(std::string_view input) {
    std::istringstream in{std::string(input)};
    entente::text::Options options;
    options.limits.max_line_bytes = longest_row;
    entente::text::CsvReader table(in, options, 0);
    while (const auto item = table.next()) {
        if (!*item) {
            entente::fuzz::promise(!item->error().message.empty(), "errors say what is wrong");
            continue;
        }
        // The map leads into the row, of which the table keeps nothing: its length is all that can be asked.
        for (const auto& piece : (*item)->body.origin)
            entente::fuzz::promise(piece.origin <= piece.origin_end && piece.origin_end <= longest_row,
                                   "origins lie within the row");
        const auto document = entente::text::read_item(**item, {}, options);
        entente::fuzz::promise(document.has_value(), "what a row holds can be read");
        entente::fuzz::promise(!entente::schema::find_bad_utf8(document->text), "text is UTF-8");
        entente::fuzz::check_blocks(*document);
        entente::fuzz::check_hints(*document);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    read_table({reinterpret_cast<const char*>(data), size});
    return 0;
}
