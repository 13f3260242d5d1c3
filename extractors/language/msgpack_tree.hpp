// How a MessagePack document lies in memory; for msgpack.cpp, which builds it, and msgpack_value.cpp, which
// reads it. Use msgpack.hpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/schema/result.hpp"

namespace entente::language {

enum class MsgpackKind : std::uint8_t {
    nil,
    boolean,
    integer,
    number,
    string,
    binary,
    extension,
    array,
    map
};

// A node of the flat tree. Nodes lie in file order, so that a container's first child follows it and the next
// sibling of a node is at `next`. 24 bytes a node keep the tree within a constant factor of the file.
struct MsgpackNode {
    MsgpackKind kind = MsgpackKind::nil;
    bool negative = false;    // of integers
    std::uint32_t next = 0;   // one past this node's subtree
    std::uint64_t value = 0;  // bits of a number; offset of text in the file; elements of a container
    std::uint32_t size = 0;   // of text, in bytes
};

struct MsgpackTree {
    std::string bytes;
    std::string name;
    std::vector<MsgpackNode> nodes;

    std::string_view text(const MsgpackNode& node) const {
        return std::string_view(bytes).substr(static_cast<std::size_t>(node.value), node.size);
    }
};

// The error of a file that cannot be what the model says it is.
schema::Error msgpack_error(std::string message, std::string file,
                            schema::ErrorCode code = schema::ErrorCode::invalid);

}  // namespace entente::language
