#include "graph/model/stored_graph.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <utility>

namespace entente::model {
namespace {

constexpr std::size_t block = 1 << 20;

// A packed row: how many values there are; of each its column and kind, then eight bytes, or a length and
// text.
enum class Kind : std::uint8_t { text, integer, number };
struct Cell {
    std::uint32_t column;
    Kind kind;
};

template <class T>
void put(char*& to, const T& value) {
    std::memcpy(to, &value, sizeof value);
    to += sizeof value;
}

template <class T>
T get(const char*& from) {
    T value;
    std::memcpy(&value, from, sizeof value);
    from += sizeof value;
    return value;
}

std::size_t packed_size(const Value& value) {
    if (std::holds_alternative<std::monostate>(value)) return 0;
    const auto* text = std::get_if<std::string_view>(&value);
    return sizeof(Cell) + (text ? sizeof(std::uint32_t) + text->size() : sizeof(double));
}

void pack(char*& to, std::size_t column, const Value& value) {
    if (std::holds_alternative<std::monostate>(value)) return;
    put(to, Cell{static_cast<std::uint32_t>(column), static_cast<Kind>(value.index() - 1)});
    if (const auto* integer = std::get_if<std::int64_t>(&value)) put(to, *integer);
    if (const auto* number = std::get_if<double>(&value)) put(to, *number);
    if (const auto* text = std::get_if<std::string_view>(&value)) {
        put(to, static_cast<std::uint32_t>(text->size()));
        to = std::ranges::copy(*text, to).out;
    }
}

template <class Number>
std::string digits(Number value) {
    char text[32];
    return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

// As the column's type has it: its type may have become wider after the value was packed.
void set(Row& row, std::size_t column, ValueType type, std::int64_t value) {
    if (type == ValueType::integer) row.set(column, value);
    if (type == ValueType::number) row.set(column, static_cast<double>(value));
    if (type == ValueType::text) row.keep(column, digits(value));
}

void set(Row& row, std::size_t column, ValueType type, double value) {
    if (type == ValueType::text)
        row.keep(column, digits(value));
    else
        row.set(column, value);
}

ValueType both(ValueType a, ValueType b) {
    if (a == b) return a;
    return a == ValueType::text || b == ValueType::text ? ValueType::text : ValueType::number;
}

}  // namespace

char* Arena::take(std::size_t bytes) {
    if (bytes > left_) {
        const std::size_t size = std::max(block, bytes);
        blocks_.push_back(std::make_unique_for_overwrite<char[]>(size));
        free_ = blocks_.back().get();
        left_ = size;
    }
    left_ -= bytes;
    return std::exchange(free_, free_ + bytes);
}

std::string_view Arena::keep(std::string_view text) {
    char* place = take(text.size());
    std::ranges::copy(text, place);
    return {place, text.size()};
}

std::size_t StoredGraph::Rows::column(std::string_view name, ValueType type) {
    const auto [found, is_new] = columns.try_emplace(std::string(name), attributes.size());
    if (is_new)
        attributes.push_back({std::string(name), type});
    else
        attributes[found->second].type = both(attributes[found->second].type, type);
    return found->second;
}

void StoredGraph::Rows::add(const Row& row, Arena& arena) {
    std::size_t size = sizeof(std::uint32_t);
    std::uint32_t count = 0;
    for (const auto& value : row.values()) {
        size += packed_size(value);
        count += !std::holds_alternative<std::monostate>(value);
    }
    char* place = arena.take(size);
    packed.push_back(place);
    put(place, count);
    for (std::size_t column = 0; column < row.size(); ++column) pack(place, column, row[column]);
}

void StoredGraph::Rows::read(std::size_t number, Row& row) const {
    row.clear(attributes.size());
    const char* from = packed[number];
    for (auto count = get<std::uint32_t>(from); count > 0; --count) {
        const auto cell = get<Cell>(from);
        const auto type = attributes[cell.column].type;
        if (cell.kind == Kind::integer)
            set(row, cell.column, type, get<std::int64_t>(from));
        else if (cell.kind == Kind::number)
            set(row, cell.column, type, get<double>(from));
        else {
            const auto length = get<std::uint32_t>(from);
            row.set(cell.column, std::string_view(from, length));
            from += length;
        }
    }
}

std::optional<std::size_t> StoredGraph::add_node(std::string_view id, const Row& row) {
    if (nodes_.contains(id)) return {};
    const auto number = node_ids_.size();
    node_ids_.push_back(arena_.keep(id));
    nodes_.emplace(node_ids_.back(), static_cast<std::uint32_t>(number));
    node_rows_.add(row, arena_);
    return number;
}

std::optional<std::size_t> StoredGraph::find_node(std::string_view id) const {
    const auto found = nodes_.find(id);
    if (found == nodes_.end()) return {};
    return found->second;
}

void StoredGraph::add_edge(std::string_view id, Ends ends, const Row& row) {
    edges_.push_back(
        {static_cast<std::uint32_t>(ends.source), static_cast<std::uint32_t>(ends.target), arena_.keep(id)});
    edge_rows_.add(row, arena_);
}

}  // namespace entente::model
