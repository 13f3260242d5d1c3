// What exporters share: a buffer before the stream, text that every format can hold, and ids that every
// reader takes.
#pragma once

#include <charconv>
#include <fmt/format.h>
#include <ostream>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "graph/model/property_graph.hpp"
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
    void put(std::string_view text) {
        buffer_.append(text.data(), text.data() + text.size());
        if (buffer_.size() > 64 * 1024) flush();
    }
    // The shortest digits that read back equal.
    template <class Number>
    void number(Number value) {
        char digits[32];
        put(std::string_view(digits, std::to_chars(digits, digits + sizeof digits, value).ptr));
    }
    void put(char c) { buffer_.push_back(c); }
    // Any value as it reads in plain text; nothing for an absent one.
    void value(const model::Value& value);

    // Writes the rest. An error where the stream did not take all.
    schema::Result<void> finish();
    bool good() const { return out_.good(); }

  private:
    void flush();
    std::ostream& out_;
    fmt::memory_buffer buffer_;
};

// XML 1.0 allows it.
bool in_xml(char32_t c);

// The text with U+FFFD in place of what XML 1.0 forbids.
std::string clean(std::string_view text);

// The id with all but letters, digits and . - _ : made "_" ("person:JPN/taro" → "person:JPN_taro").
std::string portable(std::string_view id);

// Ids of nodes and edges as a format can hold them, of both together no two alike: readers merge edges of one
// id. `fit` is portable() or, where ids may be any text, clean().
class PortableIds {
  public:
    using Fit = std::string (*)(std::string_view);
    explicit PortableIds(const model::PropertyGraph& graph, Fit fit = portable);
    PortableIds(const PortableIds&) = delete;
    PortableIds& operator=(const PortableIds&) = delete;

    const std::string& node(std::size_t node) const { return nodes_[node]; }
    std::string edge(std::size_t edge) const;

  private:
    bool is_free(std::string_view id) const;  // can stay an edge's as it is

    const model::PropertyGraph& graph_;
    Fit fit_;
    std::vector<std::string> nodes_;
    std::unordered_set<std::string_view> used_;  // by nodes
    std::string made_up_ = "edge-";              // no id of a node or an edge begins so
};

}  // namespace entente::exporters
