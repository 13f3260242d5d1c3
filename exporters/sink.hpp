// What exporters share: a buffer before the stream, text that every format can hold, and ids that every
// reader takes.
#pragma once

#include <charconv>
#include <fmt/format.h>
#include <optional>
#include <ostream>
#include <span>
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

// A number that reads back as one with a fraction, which whole ones show, too: 1.0.
void put_real(Sink& out, double value);

bool is_utf8(std::string_view text);

// The text with U+FFFD in place of each byte that is no UTF-8.
std::string repaired(std::string_view text);

// The same, and in place of NUL, at which half of all readers end.
std::string readable(std::string_view text);

// The value in a column that a graph may not have: "" and `otherwise` where it has none.
inline std::string_view text_at(const model::Row& row, std::optional<std::size_t> column) {
    return column ? row.text(*column) : std::string_view();
}
inline double number_at(const model::Row& row, std::optional<std::size_t> column, double otherwise) {
    return column ? row.number(*column).value_or(otherwise) : otherwise;
}

// XML 1.0 allows it.
bool in_xml(char32_t c);

// The text with U+FFFD in place of what XML 1.0 forbids.
std::string clean(std::string_view text);

// The id with all but letters, digits and . - _ : made "_" ("person:JPN/taro" → "person:JPN_taro").
std::string portable(std::string_view id);

// The names of the attributes, as UTF-8, with "_" after those that are `taken` by the format or by another.
std::vector<std::string> distinct_names(std::span<const model::Attribute> attributes,
                                        std::span<const std::string_view> taken,
                                        std::string (*fit)(std::string_view) = repaired);

// Whether no edge may have a node's id either, and each must have one; or edges are apart, without an id
// where they have none.
enum class IdSpace : std::uint8_t { shared, apart };

// Ids of nodes and edges as a format can hold them, no two alike: readers merge edges of one id. `fit` is
// portable() or, where ids may be any text, clean() or repaired().
class PortableIds {
  public:
    using Fit = std::string (*)(std::string_view);
    explicit PortableIds(const model::PropertyGraph& graph, Fit fit = portable,
                         IdSpace space = IdSpace::shared);
    PortableIds(const PortableIds&) = delete;
    PortableIds& operator=(const PortableIds&) = delete;

    const std::string& node(std::size_t node) const { return nodes_[node]; }
    std::string edge(std::size_t edge) const;

  private:
    bool is_free(std::string_view id) const;  // can stay an edge's as it is

    const model::PropertyGraph& graph_;
    Fit fit_;
    IdSpace space_;
    std::vector<std::string> nodes_;
    std::unordered_set<std::string_view> used_;  // by nodes
    std::string made_up_ = "edge-";              // no id of a node or an edge begins so
};

}  // namespace entente::exporters
