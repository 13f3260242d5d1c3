// What importers share: nodes and edges come in the order of the file, and what is wrong with them is told
// in the same words whatever the format.
#pragma once

#include <functional>
#include <unordered_map>

#include "importers/cells.hpp"
#include "importers/importer.hpp"
#include "importers/values.hpp"

namespace entente::importers {

enum class Domain : std::uint8_t { node, edge };

class GraphBuilder {
  public:
    // line: where the reader is, asked where something is wrong. All of them outlive the builder.
    GraphBuilder(model::StoredGraph& graph, const Limits& limits, std::string file,
                 std::function<std::uint64_t()> line)
        : graph_(graph), limits_(limits), file_(std::move(file)), line_(std::move(line)) {}
    GraphBuilder(const GraphBuilder&) = delete;
    GraphBuilder& operator=(const GraphBuilder&) = delete;

    // The column of that name; where the type is another one than before, it takes both.
    schema::Result<std::size_t> column(Domain domain, std::string_view name, model::ValueType type);
    std::span<const model::Attribute> attributes(Domain domain) const;

    // Puts a value into the cells; "" and what is not finite are absent, the latter with a warning.
    schema::Result<void> put(Cells& cells, Domain domain, std::size_t column, FileType type,
                             std::string_view text);

    // The same of a value that the file has typed itself.
    schema::Result<void> set(Cells& cells, std::size_t column, const model::Value& value);

    // The node that the file describes here. An error where it did so before.
    schema::Result<std::size_t> declare_node(std::string_view id);
    void set_node(std::size_t node, const Cells& cells);
    // The node that an edge ends in, which may be described further down.
    schema::Result<std::size_t> find_end(std::string_view id, std::string_view what);
    // The node of a file whose edges say which nodes there are.
    schema::Result<std::size_t> imply_node(std::string_view id);
    // NetworkX's keys tell apart only the edges between the same two nodes: where the id is that of an edge
    // between others, the edge has none. An error where it is one between the same.
    schema::Result<void> add_edge(std::string_view id, model::Ends ends, const Cells& cells);
    void mark_symmetric(Cells& cells);

    // An error where an edge ends in what is no node.
    schema::Result<Warnings> finish();

    schema::Error error(schema::ErrorCode code, std::string message, std::string hint) const;
    schema::Error placed(schema::Error error) const;  // at the line where the reader is
    void warn(std::string_view what) { warnings_.add(what, file_, line_()); }
    void warn(std::string_view what, std::uint64_t line, std::uint64_t count) {
        warnings_.add(what, file_, line, count);
    }
    // What follows comes from this file.
    void read_from(std::string file) { file_ = std::move(file); }
    // Of a value or of an element's text: is there room for so many bytes more?
    schema::Result<void> check_size(std::size_t bytes) const;

    model::StoredGraph& graph() { return graph_; }
    const Limits& limits() const { return limits_; }

  private:
    schema::Result<std::pair<std::size_t, bool>> touch(std::string_view id);

    model::StoredGraph& graph_;
    const Limits& limits_;
    std::string file_;
    std::function<std::uint64_t()> line_;
    Warnings warnings_;
    model::Row row_;
    std::unordered_map<std::size_t, std::uint64_t> awaited_;  // ends of edges that are no nodes yet; lines
};

}  // namespace entente::importers
