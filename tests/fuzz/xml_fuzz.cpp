// The scanner against expat: what one takes, the other takes, and tells the same of it. The first byte says
// how much of the stream the scanner sees at once.
#include <algorithm>
#include <cstdint>

#include "importers/xml_expat.hpp"
#include "importers/xml_scanner.hpp"
#include "tests/fuzz/graph_promises.hpp"

namespace entente::fuzz {
namespace {

using importers::XmlFault;

class Recorder final : public importers::XmlListener {
  public:
    std::string told;

    schema::Result<void> open(std::string_view name, const importers::XmlAttributes& attributes) override {
        told.append("\n<").append(name);
        for (const auto& attribute : attributes)
            told.append("\n ").append(attribute.name).append("=").append(attribute.value);
        told += "\n:";
        return {};
    }
    schema::Result<void> close() override {
        told += "\n>";
        return {};
    }
    schema::Result<void> text(std::string_view piece) override {
        told += piece;
        return {};
    }
};

constexpr std::uint32_t max_depth = 64;

bool has_wide(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; });
}

void compare(std::size_t chunk, std::string_view text) {
    if (!importers::XmlScanner::reads(text)) return;
    Recorder from_expat, from_scanner;
    importers::XmlGuard expat_guard(from_expat, max_depth), scanner_guard(from_scanner, max_depth);
    std::istringstream none, rest{std::string(text)};
    importers::XmlExpat expat(none, std::string(text), expat_guard, 1 << 20);
    expat.want_text(true);
    const bool expat_takes = expat.read() == XmlFault::none;

    // As much of the head as it must see.
    std::string head;
    while (!importers::XmlScanner::reads(head)) head += static_cast<char>(rest.get());
    importers::XmlScanner scanner(rest, head, scanner_guard, 1 << 20, chunk);
    scanner.want_text(true);
    const bool scanner_takes = scanner.read() == XmlFault::none;

    if (scanner_takes && !expat_takes && has_wide(text)) return;  // a character that no name may have
    promise(scanner_takes == expat_takes, "the scanner takes what expat takes");
    if (!scanner_takes) return;
    promise(from_scanner.told == from_expat.told, "the scanner tells what expat tells");
    if (text.contains('\r')) return;  // which expat takes for the end of a line, too
    promise(scanner.line() == expat.line(), "the scanner counts lines as expat does");
}

}  // namespace
}  // namespace entente::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    entente::fuzz::compare(1 + data[0] % 32, {reinterpret_cast<const char*>(data + 1), size - 1});
    return 0;
}
