// XML as a stream of elements, by libexpat, for input that is hostile until read: entities are refused
// instead of expanded, no other file is fetched, depth and the size of a tag are bounded, and memory does not
// grow with the document.
#pragma once

#include <cstdint>
#include <istream>
#include <memory>
#include <string_view>

#include "graph/schema/result.hpp"
#include "importers/importer.hpp"

namespace entente::importers {

// An element's attributes, as they are written, prefix and all; valid during the call.
class XmlAttributes {
  public:
    explicit XmlAttributes(const char* const* pairs) : pairs_(pairs) {}
    // "" where there is none.
    std::string_view get(std::string_view name) const {
        for (const char* const* pair = pairs_; *pair; pair += 2)
            if (name == pair[0]) return pair[1];
        return {};
    }

  private:
    const char* const* pairs_;
};

// Who listens. Names are without their prefix; all is UTF-8 and valid during the call. An error ends the
// reading.
class XmlListener {
  public:
    virtual ~XmlListener() = default;
    virtual schema::Result<void> open(std::string_view name, const XmlAttributes& attributes) = 0;
    virtual schema::Result<void> close() = 0;
    // In as many pieces as the parser likes; asked for by want_text().
    virtual schema::Result<void> text(std::string_view piece) = 0;
};

class XmlReader {
  public:
    XmlReader(const Input& input, XmlListener& listener);
    ~XmlReader();
    XmlReader(const XmlReader&) = delete;
    XmlReader& operator=(const XmlReader&) = delete;

    schema::Result<void> read();
    std::uint64_t line() const;  // 1-based
    // From here on; not at first.
    void want_text(bool wanted);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace entente::importers
