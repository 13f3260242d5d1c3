// The XML that programs write, UTF-8 without a document type, at five times the speed of a parser for all of
// XML. It refuses what expat refuses and tells what expat tells (tests/fuzz/xml_fuzz.cpp holds them against
// each other), but that it takes any character beyond ASCII in a name.
#pragma once

#include <cstdint>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

#include "importers/xml_listener.hpp"

namespace entente::importers {

class XmlScanner {
  public:
    // Is a file that begins so one for the scanner, up to its first element?
    static bool reads(std::string_view head);

    // `head` is what was read of the stream already; so many bytes of it are read at once.
    XmlScanner(std::istream& in, std::string head, XmlGuard& guard, std::uint64_t max_tag_bytes,
               std::size_t chunk = 64 << 10);

    XmlFault read();
    std::uint64_t line() const;  // 1-based
    void want_text(bool wanted) { wants_text_ = wanted; }

  private:
    std::string_view rest() const { return {at_, static_cast<std::size_t>(end_ - at_)}; }
    bool need(std::size_t bytes);
    bool more();
    XmlFault text();
    XmlFault special_in_text();
    XmlFault reference();
    XmlFault markup();
    XmlFault start_tag();
    XmlFault attributes(const char*& p, bool& is_empty);
    XmlFault value(const char*& p, char quote);
    XmlFault end_tag();
    XmlFault until(std::string_view closing, std::string_view& content);
    XmlFault comment();
    XmlFault instruction();
    XmlFault character_data();
    bool tell(std::string_view piece) { return !wants_text_ || guard_.text(piece); }

    std::istream& in_;
    std::string buffer_;
    const char* at_;   // what comes next
    const char* end_;  // of what is in the buffer
    bool ended_ = false;
    mutable const char* counted_;     // lines are counted up to here
    mutable std::uint64_t line_ = 1;  // of that place
    XmlGuard& guard_;
    std::uint64_t max_tag_bytes_;
    std::size_t chunk_;
    bool wants_text_ = false;
    bool had_root_ = false;
    std::string names_;               // of the open elements, one behind the other
    std::vector<std::size_t> begin_;  // of each name in it

    // Of the tag that is being read: values that are not as written stand in `values_`.
    struct Decoded {
        std::size_t attribute, begin, size;
    };
    std::vector<XmlAttribute> list_;
    std::vector<Decoded> decoded_;
    std::string values_;
};

}  // namespace entente::importers
