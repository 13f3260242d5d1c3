// XML as a stream of events, by libexpat, for input that is hostile until read: entities that a document
// declares are refused instead of expanded, no other file is fetched, depth and the size of a tag are
// bounded, and memory does not grow with the document.
#pragma once

#include <cstdint>
#include <istream>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "extractors/text/options.hpp"
#include "extractors/text/origin.hpp"
#include "graph/schema/result.hpp"

namespace entente::text {

// Where in the input an event stands.
struct XmlPlace {
    OriginSpan bytes;
    std::uint64_t line = 0;  // 1-based
};

// An element's attributes; valid during the event.
class XmlAttributes {
  public:
    explicit XmlAttributes(const char* const* pairs) : pairs_(pairs) {}
    // "" where there is none.
    std::string_view get(std::string_view name) const;

  private:
    const char* const* pairs_;
};

// Who listens. Names are as written, prefix and all; everything is UTF-8 and valid during the event.
class XmlListener {
  public:
    virtual ~XmlListener() = default;
    virtual void open(std::string_view name, const XmlAttributes& attributes, const XmlPlace& place) = 0;
    virtual void close(std::string_view name, const XmlPlace& place) = 0;
    // verbatim: the input has the same bytes.
    virtual void text(std::string_view text, const XmlPlace& place, bool verbatim) = 0;
    // A reference to an entity that only an external DTD could declare, as "nbsp" in &nbsp;.
    virtual void reference(std::string_view name, const XmlPlace& place) = 0;
    // Asked behind every element: no reason to go on?
    virtual std::optional<schema::Error> stopped() const = 0;
};

class XmlEvents {
  public:
    // Stream and listener outlive it.
    XmlEvents(std::istream& in, XmlListener& listener, const Limits& limits);
    ~XmlEvents();
    XmlEvents(const XmlEvents&) = delete;
    XmlEvents& operator=(const XmlEvents&) = delete;

    // Reads one more part of the stream and tells the listener what is in it. False: that was the last.
    schema::Result<bool> more();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace entente::text
