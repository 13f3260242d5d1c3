// What exporters share: a buffer before the stream, text that every format can hold, and ids that every
// reader takes.
#pragma once

#include <charconv>
#include <fmt/format.h>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/graph.hpp"
#include "graph/schema/result.hpp"

namespace entente::exporters {

// Collects output and hands it to the stream in large pieces; keeps in mind whether the stream took it.
class Sink {
  public:
    explicit Sink(std::ostream& out) : out_(out) {}

    template <class... Args>
    void print(fmt::format_string<Args...> format, Args&&... args) {
        fmt::format_to(std::back_inserter(buffer_), format, std::forward<Args>(args)...);
        if (buffer_.size() > 64 * 1024) flush();
    }
    void put(std::string_view text);
    // The shortest digits that read back equal.
    template <class Number>
    void number(Number value) {
        char digits[32];
        put(std::string_view(digits, std::to_chars(digits, digits + sizeof digits, value).ptr));
    }
    void put(char c) { buffer_.push_back(c); }

    // Writes the rest. An error where the stream did not take all.
    schema::Result<void> finish();
    bool good() const { return out_.good(); }

  private:
    void flush();
    std::ostream& out_;
    fmt::memory_buffer buffer_;
};

// The text with U+FFFD in place of what XML 1.0 forbids.
std::string clean(std::string_view text);

// For each vertex an id of letters, digits and . - _ : only, made from the actor's own ("person:JPN/taro" →
// "person:JPN_taro"), no two alike.
std::vector<std::string> portable_ids(const model::Graph& graph);
// The same for a single id.
std::string portable(std::string_view id);

}  // namespace entente::exporters
