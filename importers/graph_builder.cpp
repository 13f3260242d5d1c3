#include "importers/graph_builder.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace entente::importers {

using schema::Error;
using schema::ErrorCode;
using schema::Result;

namespace {

constexpr std::size_t most_rows = UINT32_MAX - 1;
constexpr std::size_t elements_values = 4;  // of the longest that are allowed, in one node or edge

}  // namespace

Error GraphBuilder::error(ErrorCode code, std::string message, std::string hint) const {
    return {code, std::move(message), file_, line_(), std::move(hint)};
}

Error GraphBuilder::placed(Error error) const {
    return schema::at(std::move(error), file_, line_());
}

std::span<const model::Attribute> GraphBuilder::attributes(Domain domain) const {
    return domain == Domain::node ? graph_.node_attributes() : graph_.edge_attributes();
}

Result<std::size_t> GraphBuilder::column(Domain domain, std::string_view name, model::ValueType type) {
    if (name.empty())
        return std::unexpected(error(ErrorCode::invalid, "an attribute has no name", "give it one"));
    if (auto fits = check_size(name.size()); !fits) return std::unexpected(fits.error());
    const auto column =
        domain == Domain::node ? graph_.node_attribute(name, type) : graph_.edge_attribute(name, type);
    if (column < limits_.max_attributes) return column;
    return std::unexpected(error(ErrorCode::limit,
                                 fmt::format("more than {} different attributes", limits_.max_attributes),
                                 "what are so many columns is better written as nodes and edges"));
}

Result<void> GraphBuilder::put(Cells& cells, Domain domain, std::size_t column, FileType type,
                               std::string_view text) {
    const auto parsed = parse_value(type, text);
    if (!parsed) {
        auto bad = placed(parsed.error());
        bad.message = fmt::format("{}: {}", shown(attributes(domain)[column].name), bad.message);
        return std::unexpected(std::move(bad));
    }
    const auto& name = attributes(domain)[column].name;
    if (parsed->not_finite) warn(fmt::format("{}: no finite number; left out", shown(name)));
    if (parsed->too_large) {
        warn(fmt::format("{}: more than 64 bits; read as the nearest decimal number", shown(name)));
        if (auto wider = this->column(domain, std::string(name), model::ValueType::number); !wider)
            return std::unexpected(wider.error());
    }
    return set(cells, column, parsed->value);
}

Result<void> GraphBuilder::set(Cells& cells, std::size_t column, const model::Value& value) {
    cells.set(column, value);
    if (cells.bytes() <= elements_values * limits_.max_value_bytes) return {};
    return std::unexpected(error(ErrorCode::limit,
                                 fmt::format("values of more than {} bytes in one node or edge",
                                             elements_values * limits_.max_value_bytes),
                                 "shorten them, or leave some out"));
}

Result<std::pair<std::size_t, bool>> GraphBuilder::touch(std::string_view id) {
    if (const auto known = graph_.find_node(id)) return std::pair(*known, false);
    if (auto fits = check_size(id.size()); !fits) return std::unexpected(fits.error());
    if (graph_.node_count() >= most_rows)
        return std::unexpected(error(ErrorCode::limit, "more than 4 billion nodes", "split the file"));
    return std::pair(*graph_.add_node(id, {}), true);
}

Result<std::size_t> GraphBuilder::declare_node(std::string_view id) {
    if (id.empty())
        return std::unexpected(error(ErrorCode::invalid, "a node has no id", "give it one of its own"));
    const auto node = touch(id);
    if (!node) return std::unexpected(node.error());
    if (!node->second && awaited_.erase(node->first) == 0)
        return std::unexpected(error(ErrorCode::conflict,
                                     fmt::format("the id \"{}\" is that of two nodes", shown(id)),
                                     "rename one, or make one of both"));
    return node->first;
}

void GraphBuilder::set_node(std::size_t node, const Cells& cells) {
    if (cells.empty()) return;
    cells.fill(row_, graph_.node_attributes().size());
    graph_.set_node(node, row_);
}

Result<std::size_t> GraphBuilder::find_end(std::string_view id, std::string_view what) {
    if (id.empty())
        return std::unexpected(
            error(ErrorCode::invalid, fmt::format("an edge has no {}", what), "name the node it ends in"));
    const auto node = touch(id);
    if (!node) return std::unexpected(node.error());
    if (node->second) awaited_.emplace(node->first, line_());
    return node->first;
}

Result<std::size_t> GraphBuilder::imply_node(std::string_view id) {
    const auto node = touch(id);
    if (!node) return std::unexpected(node.error());
    return node->first;
}

Result<void> GraphBuilder::add_edge(std::string_view id, model::Ends ends, const Cells& cells) {
    if (graph_.edge_count() >= most_rows)
        return std::unexpected(error(ErrorCode::limit, "more than 4 billion edges", "split the file"));
    if (auto fits = check_size(id.size()); !fits) return std::unexpected(fits.error());
    if (const auto other = id.empty() ? std::nullopt : graph_.find_edge(id)) {
        if (graph_.ends(*other) == ends)
            return std::unexpected(error(ErrorCode::conflict,
                                         fmt::format("the id \"{}\" is that of two edges", shown(id)),
                                         "rename one, or leave the ids of edges out"));
        warn("an edge's id is that of an edge between other nodes, too; left out");
        id = {};
    }
    cells.fill(row_, graph_.edge_attributes().size());
    graph_.add_edge(id, ends, row_);
    return {};
}

void GraphBuilder::mark_symmetric(Cells& cells) {
    cells.set_default(graph_.edge_attribute("symmetric", model::ValueType::integer), std::int64_t{1});
}

Result<Warnings> GraphBuilder::finish() {
    if (awaited_.empty()) return std::move(warnings_);
    const auto [node, line] = *std::ranges::min_element(
        awaited_, {}, [](const auto& entry) { return std::pair(entry.second, entry.first); });
    const auto missing = awaited_.size();
    return std::unexpected(
        Error{ErrorCode::invalid,
              fmt::format("an edge ends in \"{}\", which is no node{}", shown(graph_.node_id(node)),
                          missing == 1 ? "" : fmt::format(" (as are {} in all)", missing)),
              file_, line, "add the node, or leave the edge out"});
}

Result<void> GraphBuilder::check_size(std::size_t bytes) const {
    if (bytes <= limits_.max_value_bytes) return {};
    return std::unexpected(error(ErrorCode::limit,
                                 fmt::format("a value of more than {} bytes", limits_.max_value_bytes),
                                 "shorten it, or leave it out"));
}

}  // namespace entente::importers
