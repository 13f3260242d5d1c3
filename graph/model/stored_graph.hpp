// A property graph that holds its own values: what importers fill and conversions write. Rows are packed, so
// that a million edges with thirty attributes each take little more room than their text.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>

#include "graph/model/id_index.hpp"
#include "graph/model/property_graph.hpp"

namespace entente::model {

// Bytes that stay where they are.
class Arena {
  public:
    // Room for so many bytes, which lives as long as the arena.
    char* take(std::size_t bytes);
    // So many bytes at the end of what was taken last are free again.
    void give_back(std::size_t bytes);
    std::string_view keep(std::string_view text);

  private:
    std::vector<std::unique_ptr<char[]>> blocks_;
    char* free_ = nullptr;
    std::size_t left_ = 0;
};

struct HashText {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

class StoredGraph final : public PropertyGraph {
  public:
    void add_fact(std::string name, std::string text) {
        facts_.emplace_back(std::move(name), std::move(text));
    }

    // The column of the attribute of that name, which is new where there was none. Where its type is not the
    // one it had, the column takes both: numbers, else text.
    std::size_t node_attribute(std::string_view name, ValueType type) {
        return node_rows_.column(name, type);
    }
    std::size_t edge_attribute(std::string_view name, ValueType type) {
        return edge_rows_.column(name, type);
    }
    // From now on the column is of that type, and its texts are read as such; a text that is none is absent.
    void set_node_type(std::size_t column, ValueType type) { node_rows_.attributes[column].type = type; }
    void set_edge_type(std::size_t column, ValueType type) { edge_rows_.attributes[column].type = type; }

    // The number of the new node; none where there is one of that id. A row may be shorter than the list of
    // attributes. Requires: id not "", fewer than 2^32 - 1 nodes.
    std::optional<std::size_t> add_node(std::string_view id, const Row& row);
    std::optional<std::size_t> find_node(std::string_view id) const;
    // Requires: ends that are nodes, an id that no other edge has, or "", fewer than 2^32 - 1 edges.
    void add_edge(std::string_view id, Ends ends, const Row& row);
    // None for "".
    std::optional<std::size_t> find_edge(std::string_view id) const;

    // In place of the values that it had. Their room is not used again.
    void set_node(std::size_t node, const Row& row);
    void set_edge(std::size_t edge, const Row& row);

    std::span<const std::pair<std::string, std::string>> facts() const override { return facts_; }
    std::span<const Attribute> node_attributes() const override { return node_rows_.attributes; }
    std::span<const Attribute> edge_attributes() const override { return edge_rows_.attributes; }
    std::size_t node_count() const override { return node_rows_.packed.size(); }
    std::size_t edge_count() const override { return ends_.size(); }
    std::string_view node_id(std::size_t node) const override { return node_rows_.id(node); }
    Ends ends(std::size_t edge) const override { return {ends_[edge].first, ends_[edge].second}; }
    std::string edge_id(std::size_t edge) const override { return std::string(edge_rows_.id(edge)); }
    void read_node(std::size_t node, Row& row) const override { node_rows_.read(node, row); }
    void read_edge(std::size_t edge, Row& row) const override { edge_rows_.read(edge, row); }

  private:
    // Of each row its id and its values, one behind the other.
    struct Rows {
        std::size_t column(std::string_view name, ValueType type);
        std::string_view id(std::size_t number) const;
        const char* pack(std::string_view id, const Row& row);
        void read(std::size_t number, Row& row) const;

        std::vector<Attribute> attributes;
        std::unordered_map<std::string, std::size_t, HashText, std::equal_to<>> columns;
        std::vector<const char*> packed;
        Arena arena;
    };

    std::vector<std::pair<std::string, std::string>> facts_;
    Rows node_rows_, edge_rows_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ends_;
    IdIndex nodes_, edges_;
};

}  // namespace entente::model
