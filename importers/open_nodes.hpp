// Nodes that are being read, in each other where a format nests them: flattened, each names the one that it
// lies in as its `parent`.
#pragma once

#include <vector>

#include "importers/graph_builder.hpp"

namespace entente::importers {

class OpenNodes {
  public:
    explicit OpenNodes(GraphBuilder& builder) : builder_(builder) {}

    schema::Result<void> open(std::string_view id) {
        const auto node = builder_.declare_node(id);
        if (!node) return std::unexpected(node.error());
        if (nodes_.size() == depth_) nodes_.emplace_back();
        nodes_[depth_].number = *node;
        nodes_[depth_].cells.clear();
        ++depth_;
        return {};
    }

    // Of the innermost. Requires: one is open.
    Cells& cells() { return nodes_[depth_ - 1].cells; }

    schema::Result<void> close() {
        if (depth_ > 1) {
            const auto column = builder_.column(Domain::node, "parent", model::ValueType::text);
            if (!column) return std::unexpected(column.error());
            cells().set(*column, builder_.graph().node_id(nodes_[depth_ - 2].number));
        }
        --depth_;
        builder_.set_node(nodes_[depth_].number, nodes_[depth_].cells);
        return {};
    }

  private:
    struct Node {
        std::size_t number = 0;
        Cells cells;
    };

    GraphBuilder& builder_;
    std::vector<Node> nodes_;  // used again
    std::size_t depth_ = 0;
};

}  // namespace entente::importers
