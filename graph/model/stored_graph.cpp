#include "graph/model/stored_graph.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <utility>

namespace entente::model {
namespace {

constexpr std::size_t block = 1 << 20;

// A packed row: the length of its id and the id; how many values there are; of each its column and kind in
// one number, then eight bytes, or a whole number, or a length and text. Numbers are seven bits a byte, the
// lowest first (LEB128); signed ones have their sign in the lowest bit.
enum class Kind : std::uint8_t { text, integer, number };

constexpr std::size_t longest_number = 10;

void put_number(char*& to, std::uint64_t value) {
    for (; value >= 0x80U; value >>= 7U) *to++ = static_cast<char>(value | 0x80U);
    *to++ = static_cast<char>(value);
}

std::uint64_t get_number(const char*& from) {
    std::uint64_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
        const auto byte = static_cast<unsigned char>(*from++);
        value |= std::uint64_t{byte & 0x7FU} << shift;
        if (byte < 0x80U) return value;
    }
}

std::uint64_t to_unsigned(std::int64_t value) {
    return (static_cast<std::uint64_t>(value) << 1U) ^ static_cast<std::uint64_t>(value >> 63U);
}

std::int64_t to_signed(std::uint64_t value) {
    return static_cast<std::int64_t>((value >> 1U) ^ (0 - (value & 1U)));
}

void put_text(char*& to, std::string_view text) {
    put_number(to, text.size());
    to = std::ranges::copy(text, to).out;
}

std::string_view get_text(const char*& from) {
    const auto length = get_number(from);
    return {std::exchange(from, from + length), length};
}

bool is_absent(const Value& value) {
    return std::holds_alternative<std::monostate>(value);
}

// At most so many bytes.
std::size_t packed_size(const Value& value) {
    const auto* text = std::get_if<std::string_view>(&value);
    return is_absent(value) ? 0 : 2 * longest_number + (text ? text->size() : 0);
}

void pack(char*& to, std::size_t column, const Value& value) {
    if (is_absent(value)) return;
    put_number(to, 4 * column + value.index() - 1);
    if (const auto* integer = std::get_if<std::int64_t>(&value)) put_number(to, to_unsigned(*integer));
    if (const auto* number = std::get_if<double>(&value)) {
        std::memcpy(to, number, sizeof *number);
        to += sizeof *number;
    }
    if (const auto* text = std::get_if<std::string_view>(&value)) put_text(to, *text);
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

template <class Number>
bool set_parsed(Row& row, std::size_t column, std::string_view text) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return false;
    row.set(column, value);
    return true;
}

void set(Row& row, std::size_t column, ValueType type, std::string_view text) {
    if (type == ValueType::text) row.set(column, text);
    if (type == ValueType::integer) set_parsed<std::int64_t>(row, column, text);
    if (type == ValueType::number) set_parsed<double>(row, column, text);
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

void Arena::give_back(std::size_t bytes) {
    free_ -= bytes;
    left_ += bytes;
}

std::string_view Arena::keep(std::string_view text) {
    char* place = take(text.size());
    std::ranges::copy(text, place);
    return {place, text.size()};
}

std::size_t StoredGraph::Rows::column(std::string_view name, ValueType type) {
    if (const auto found = columns.find(name); found != columns.end()) {
        auto& had = attributes[found->second].type;
        had = both(had, type);
        return found->second;
    }
    columns.emplace(name, attributes.size());
    attributes.push_back({std::string(name), type});
    return attributes.size() - 1;
}

std::string_view StoredGraph::Rows::id(std::size_t number) const {
    const char* from = packed[number];
    return get_text(from);
}

const char* StoredGraph::Rows::pack(std::string_view id, const Row& row) {
    std::size_t most = 2 * longest_number + id.size();
    std::size_t count = 0;
    for (const auto& value : row.values()) {
        most += packed_size(value);
        count += !is_absent(value);
    }
    char* const begin = arena.take(most);
    char* end = begin;
    put_text(end, id);
    put_number(end, count);
    for (std::size_t column = 0; column < row.size(); ++column) model::pack(end, column, row[column]);
    arena.give_back(static_cast<std::size_t>(begin + most - end));
    return begin;
}

void StoredGraph::Rows::read(std::size_t number, Row& row) const {
    row.clear(attributes.size());
    const char* from = packed[number];
    get_text(from);
    for (auto count = get_number(from); count > 0; --count) {
        const auto cell = get_number(from);
        const auto column = static_cast<std::size_t>(cell / 4);
        const auto type = attributes[column].type;
        switch (static_cast<Kind>(cell % 4)) {
            case Kind::integer:
                set(row, column, type, to_signed(get_number(from)));
                break;
            case Kind::number: {
                double value = 0;
                std::memcpy(&value, from, sizeof value);
                from += sizeof value;
                set(row, column, type, value);
                break;
            }
            case Kind::text:
                set(row, column, type, get_text(from));
                break;
        }
    }
}

std::optional<std::size_t> StoredGraph::add_node(std::string_view id, const Row& row) {
    if (find_node(id)) return {};
    const auto number = node_count();
    node_rows_.packed.push_back(node_rows_.pack(id, row));
    nodes_.add(id, static_cast<std::uint32_t>(number));
    return number;
}

std::optional<std::size_t> StoredGraph::find_node(std::string_view id) const {
    return nodes_.find(id, [this](std::uint32_t node) { return node_rows_.id(node); });
}

void StoredGraph::add_edge(std::string_view id, Ends ends, const Row& row) {
    if (!id.empty()) edges_.add(id, static_cast<std::uint32_t>(edge_count()));
    ends_.emplace_back(static_cast<std::uint32_t>(ends.source), static_cast<std::uint32_t>(ends.target));
    edge_rows_.packed.push_back(edge_rows_.pack(id, row));
}

std::optional<std::size_t> StoredGraph::find_edge(std::string_view id) const {
    return edges_.find(id, [this](std::uint32_t edge) { return edge_rows_.id(edge); });
}

void StoredGraph::set_node(std::size_t node, const Row& row) {
    node_rows_.packed[node] = node_rows_.pack(node_rows_.id(node), row);
}

void StoredGraph::set_edge(std::size_t edge, const Row& row) {
    edge_rows_.packed[edge] = edge_rows_.pack(edge_rows_.id(edge), row);
}

}  // namespace entente::model
