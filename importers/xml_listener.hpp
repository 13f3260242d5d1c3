// What is told of an XML file while it is read.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "graph/schema/result.hpp"
#include "importers/importer.hpp"

namespace entente::importers {

struct XmlAttribute {
    std::string_view name, value;
};

// An element's attributes, as they are written, prefix and all; valid during the call.
class XmlAttributes {
  public:
    explicit XmlAttributes(std::span<const XmlAttribute> list) : list_(list) {}
    // "" where there is none.
    std::string_view get(std::string_view name) const {
        for (const auto& attribute : list_)
            if (attribute.name == name) return attribute.value;
        return {};
    }
    auto begin() const { return list_.begin(); }
    auto end() const { return list_.end(); }

  private:
    std::span<const XmlAttribute> list_;
};

// What ends the reading.
enum class XmlFault : std::uint8_t {
    none,
    stopped,  // by the listener; the guard has the error
    syntax,
    character,  // one that is not allowed where it stands, or no UTF-8
    mismatch,   // of a tag and the one that closes it
    duplicate_attribute,
    undefined_entity,
    bad_reference,  // to a character by its number
    ended,          // too early
    behind_the_end,
    too_long,  // a tag or comment
    encoding,
    memory,
    other,
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

// Stands before the listener: elements in each other are counted, prefixes taken off, and once there is an
// error nothing more is told. Each function is false from then on.
class XmlGuard {
  public:
    XmlGuard(XmlListener& listener, std::uint32_t max_depth) : listener_(listener), max_depth_(max_depth) {}

    bool open(std::string_view name, const XmlAttributes& attributes);
    bool close();
    bool text(std::string_view piece) { return !error_ && go_on(listener_.text(piece)); }

    void stop(schema::Error error) {
        if (!error_) error_ = std::move(error);
    }
    const std::optional<schema::Error>& error() const { return error_; }

  private:
    bool go_on(schema::Result<void> taken) {
        if (!taken) error_ = std::move(taken.error());
        return taken.has_value();
    }

    XmlListener& listener_;
    std::uint32_t max_depth_;
    std::uint32_t depth_ = 0;
    std::optional<schema::Error> error_;
};

}  // namespace entente::importers
