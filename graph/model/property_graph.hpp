// A property graph: nodes and directed edges, parallel ones too, with typed attributes. The one thing that
// exporters write, importers read and layouts place, whether it shows a knowledge graph in some shape or came
// out of a file of another program. It is asked row by row, so that a view of a large graph is written
// without a copy of it.
//
// Attributes of these names mean what they say wherever a format has a place of its own for it:
//
//   nodes  label, entity_kind, country; x, y (where it lies), size (its diameter)
//   edges  edgelabel (what readers show on it), quad (1 to 4), weight, symmetric (1: no direction in fact)
//   both   date_start, date_end, date_precision (the days from to, and what was really known);
//          spells: several times of one edge, "2022-01-06/2022-01-07 2022-03-01/2022-03-31", in order
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace entente::model {

enum class ValueType : std::uint8_t { text, integer, number };

struct Attribute {
    std::string name;
    ValueType type = ValueType::text;

    friend bool operator==(const Attribute&, const Attribute&) = default;
};

// Of the type that the attribute says, or absent (monostate). Text is any bytes, never ""; numbers are
// finite.
using Value = std::variant<std::monostate, std::string_view, std::int64_t, double>;

// The values of one node or edge, in the order of the attributes. Used again for row after row.
class Row {
  public:
    void clear(std::size_t attributes);  // all absent
    void widen(std::size_t attributes);  // more, absent ones, after those that are there

    // "" leaves the value absent. The text must live as long as the row is read.
    void set(std::size_t attribute, std::string_view text);
    void set(std::size_t attribute, const char* text) { set(attribute, std::string_view(text)); }
    void set(std::size_t attribute, std::int64_t value) { values_[attribute] = value; }
    void set(std::size_t attribute, double value);  // what is not finite stays absent
    // The row keeps the text.
    void keep(std::size_t attribute, std::string text);

    std::size_t size() const { return values_.size(); }
    const Value& operator[](std::size_t attribute) const { return values_[attribute]; }
    std::span<const Value> values() const { return values_; }

    // "" and none where the value is absent or of another type; a whole number is a number, too.
    std::string_view text(std::size_t attribute) const;
    std::optional<double> number(std::size_t attribute) const;

  private:
    std::vector<Value> values_;
    std::deque<std::string> kept_;  // texts stay where they are when the row becomes wider
};

struct Ends {
    std::size_t source = 0;
    std::size_t target = 0;

    friend bool operator==(const Ends&, const Ends&) = default;
};

class PropertyGraph {
  public:
    virtual ~PropertyGraph() = default;

    // Of the graph as a whole, as names and texts: how it was counted, what was left out.
    virtual std::span<const std::pair<std::string, std::string>> facts() const = 0;
    // Names are unique in each list.
    virtual std::span<const Attribute> node_attributes() const = 0;
    virtual std::span<const Attribute> edge_attributes() const = 0;

    virtual std::size_t node_count() const = 0;
    virtual std::size_t edge_count() const = 0;
    virtual std::string_view node_id(std::size_t node) const = 0;  // unique, any bytes, not ""
    virtual Ends ends(std::size_t edge) const = 0;
    // Unique among edges; "" where edges have no ids.
    virtual std::string edge_id(std::size_t edge) const = 0;
    // In place of what the row held.
    virtual void read_node(std::size_t node, Row& row) const = 0;
    virtual void read_edge(std::size_t edge, Row& row) const = 0;
};

// Where the attribute of that name stands; none where there is none.
std::optional<std::size_t> find_attribute(std::span<const Attribute> attributes, std::string_view name);

}  // namespace entente::model
