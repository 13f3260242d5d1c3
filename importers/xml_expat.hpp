// Any XML, by libexpat: other encodings than UTF-8, document types. Entities are refused instead of expanded,
// no other file is fetched.
#pragma once

#include <cstdint>
#include <istream>
#include <memory>
#include <string>

#include "importers/xml_listener.hpp"

namespace entente::importers {

class XmlExpat {
  public:
    // `head` is what was read of the stream already.
    XmlExpat(std::istream& in, std::string head, XmlGuard& guard, std::uint64_t max_tag_bytes);
    ~XmlExpat();
    XmlExpat(const XmlExpat&) = delete;
    XmlExpat& operator=(const XmlExpat&) = delete;

    XmlFault read();
    std::uint64_t line() const;  // 1-based
    void want_text(bool wanted);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace entente::importers
