// XML as a stream of elements, for input that is hostile until read: entities are refused instead of
// expanded, no other file is fetched, depth and the size of a tag are bounded, and memory does not grow with
// the document. What programs write goes to a fast scanner, all other XML to libexpat.
#pragma once

#include <cstdint>
#include <variant>

#include "importers/xml_expat.hpp"
#include "importers/xml_listener.hpp"
#include "importers/xml_scanner.hpp"

namespace entente::importers {

class XmlReader {
  public:
    XmlReader(const Input& input, XmlListener& listener);

    schema::Result<void> read();
    std::uint64_t line() const;  // 1-based
    // From here on; not at first.
    void want_text(bool wanted);

  private:
    const Input& input_;
    XmlGuard guard_;
    std::variant<std::monostate, XmlScanner, XmlExpat> parser_;
};

}  // namespace entente::importers
