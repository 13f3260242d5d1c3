#include <cstdint>
#include <sstream>
#include <string>

#include "extractors/text/news_xml.hpp"
#include "tests/fuzz/promises.hpp"

namespace {

void read_news(std::string_view input) {
    std::istringstream in{std::string(input)};
    entente::text::Limits limits;
    limits.max_document_bytes = limits.max_line_bytes = 4096;
    entente::text::NewsReader news(in, limits);
    while (auto item = news.next()) {
        if (!*item) {
            entente::fuzz::promise(!item->error().message.empty(), "errors say what is wrong");
            continue;
        }
        entente::fuzz::promise((*item)->body.text.size() <= limits.max_document_bytes,
                               "items are within the limit");
        entente::fuzz::check(entente::text::read_item(*std::move(*item), {}, {}), input);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    read_news({reinterpret_cast<const char*>(data), size});
    return 0;
}
