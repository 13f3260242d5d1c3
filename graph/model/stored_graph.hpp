// A property graph that holds its own values: what importers fill and conversions write. Rows are packed, so
// that a million edges with thirty attributes each take little more room than their text.
#pragma once

#include <memory>
#include <unordered_map>

#include "graph/model/property_graph.hpp"

namespace entente::model {

// Bytes that stay where they are.
class Arena {
  public:
    // Room for so many bytes, which lives as long as the arena.
    char* take(std::size_t bytes);
    std::string_view keep(std::string_view text);

  private:
    std::vector<std::unique_ptr<char[]>> blocks_;
    char* free_ = nullptr;
    std::size_t left_ = 0;
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

    // The number of the new node; none where there is one of that id. A row may be shorter than the list of
    // attributes. Requires: id not "", fewer than 2^32 nodes.
    std::optional<std::size_t> add_node(std::string_view id, const Row& row);
    std::optional<std::size_t> find_node(std::string_view id) const;
    // Requires: ends that are nodes, an id that no other edge has, or "".
    void add_edge(std::string_view id, Ends ends, const Row& row);

    std::span<const std::pair<std::string, std::string>> facts() const override { return facts_; }
    std::span<const Attribute> node_attributes() const override { return node_rows_.attributes; }
    std::span<const Attribute> edge_attributes() const override { return edge_rows_.attributes; }
    std::size_t node_count() const override { return node_ids_.size(); }
    std::size_t edge_count() const override { return edges_.size(); }
    std::string_view node_id(std::size_t node) const override { return node_ids_[node]; }
    Ends ends(std::size_t edge) const override { return {edges_[edge].source, edges_[edge].target}; }
    std::string edge_id(std::size_t edge) const override { return std::string(edges_[edge].id); }
    void read_node(std::size_t node, Row& row) const override { node_rows_.read(node, row); }
    void read_edge(std::size_t edge, Row& row) const override { edge_rows_.read(edge, row); }

  private:
    struct Rows {
        std::size_t column(std::string_view name, ValueType type);
        void add(const Row& row, Arena& arena);
        void read(std::size_t number, Row& row) const;

        std::vector<Attribute> attributes;
        std::unordered_map<std::string, std::size_t> columns;
        std::vector<const char*> packed;
    };
    struct Edge {
        std::uint32_t source, target;
        std::string_view id;
    };

    std::vector<std::pair<std::string, std::string>> facts_;
    Arena arena_;
    Rows node_rows_, edge_rows_;
    std::vector<std::string_view> node_ids_;
    std::unordered_map<std::string_view, std::uint32_t> nodes_;
    std::vector<Edge> edges_;
};

}  // namespace entente::model
