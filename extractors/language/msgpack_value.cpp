#include "extractors/language/msgpack.hpp"

#include <bit>
#include <cstring>
#include <fmt/format.h>
#include <limits>
#include <utility>

#include "extractors/language/msgpack_tree.hpp"

namespace entente::language {

using schema::Error;

namespace {

using Kind = MsgpackKind;
using Node = MsgpackNode;

std::string_view name(Kind kind) {
    static constexpr std::string_view names[] = {"nil",    "boolean",   "integer", "number", "string",
                                                 "binary", "extension", "array",   "map"};
    return names[static_cast<std::size_t>(kind)];
}

// The piece of path between a container and the child at `child`, whose ordinal among the container's nodes
// is `ordinal` (in a map keys are even, values odd).
std::string path_step(const MsgpackTree& tree, const Node& parent, std::uint32_t key, std::uint64_t ordinal) {
    if (parent.kind == Kind::array) return fmt::format("[{}]", ordinal);
    if (ordinal % 2 == 0) return fmt::format("[key {}]", ordinal / 2);
    const Node& node = tree.nodes[key];
    if (node.kind == Kind::string || node.kind == Kind::binary) {
        return fmt::format(".{:.60}", tree.text(node));
    }
    if (node.kind == Kind::integer) return fmt::format(".{}", node.value);
    return fmt::format("[value {}]", ordinal / 2);
}

}  // namespace

std::optional<MsgpackValue> MsgpackValue::find(std::string_view key) const {
    const auto& nodes = tree_->nodes;
    if (nodes[node_].kind != Kind::map) return std::nullopt;
    std::optional<MsgpackValue> found;
    for (std::uint32_t at = node_ + 1; at < nodes[node_].next;) {
        const std::uint32_t value = nodes[at].next;
        const bool is_text = nodes[at].kind == Kind::string || nodes[at].kind == Kind::binary;
        if (is_text && tree_->text(nodes[at]) == key) found = MsgpackValue(tree_, value);
        at = nodes[value].next;
    }
    return found;
}

Result<MsgpackValue> MsgpackValue::member(std::string_view key) const {
    if (!is_map()) return std::unexpected(expected("map"));
    if (auto found = find(key)) return *found;
    return std::unexpected(error(fmt::format("has no \"{}\"", key)));
}

Result<std::vector<MsgpackMember>> MsgpackValue::members() const {
    if (!is_map()) return std::unexpected(expected("map"));
    const auto& nodes = tree_->nodes;
    std::vector<MsgpackMember> result;
    for (std::uint32_t at = node_ + 1; at < nodes[node_].next;) {
        const std::uint32_t value = nodes[at].next;
        result.push_back({MsgpackValue(tree_, at), MsgpackValue(tree_, value)});
        at = nodes[value].next;
    }
    return result;
}

Result<std::vector<MsgpackValue>> MsgpackValue::elements() const {
    if (!is_array()) return std::unexpected(expected("array"));
    std::vector<MsgpackValue> result;
    for (std::uint32_t at = node_ + 1; at < tree_->nodes[node_].next; at = tree_->nodes[at].next) {
        result.push_back(MsgpackValue(tree_, at));
    }
    return result;
}

Result<std::string_view> MsgpackValue::as_string() const {
    const Node& node = tree_->nodes[node_];
    if (node.kind != Kind::string) return std::unexpected(expected("string"));
    return tree_->text(node);
}

Result<std::string_view> MsgpackValue::as_binary() const {
    const Node& node = tree_->nodes[node_];
    if (node.kind != Kind::binary) return std::unexpected(expected("binary"));
    return tree_->text(node);
}

Result<std::string_view> MsgpackValue::as_text() const {
    const Node& node = tree_->nodes[node_];
    if (node.kind != Kind::string && node.kind != Kind::binary) return std::unexpected(expected("string"));
    return tree_->text(node);
}

Result<std::int64_t> MsgpackValue::as_integer() const {
    const Node& node = tree_->nodes[node_];
    const bool fits = node.negative || node.value <= std::uint64_t{std::numeric_limits<std::int64_t>::max()};
    if (node.kind != Kind::integer || !fits) return std::unexpected(expected("integer"));
    return std::bit_cast<std::int64_t>(node.value);
}

Result<std::uint64_t> MsgpackValue::as_unsigned() const {
    const Node& node = tree_->nodes[node_];
    if (node.kind != Kind::integer || node.negative) return std::unexpected(expected("unsigned integer"));
    return node.value;
}

Result<double> MsgpackValue::as_number() const {
    const Node& node = tree_->nodes[node_];
    if (node.kind == Kind::number) return std::bit_cast<double>(node.value);
    if (node.kind != Kind::integer) return std::unexpected(expected("number"));
    return node.negative ? static_cast<double>(std::bit_cast<std::int64_t>(node.value))
                         : static_cast<double>(node.value);
}

Result<bool> MsgpackValue::as_boolean() const {
    const Node& node = tree_->nodes[node_];
    if (node.kind != Kind::boolean) return std::unexpected(expected("boolean"));
    return node.value != 0;
}

Result<FloatArray> MsgpackValue::as_float_array() const {
    const auto nd = member("nd", &MsgpackValue::as_boolean);
    const auto type = member("type", &MsgpackValue::as_text);
    const auto data = member("data", &MsgpackValue::as_text);
    const auto dimensions = member("shape", &MsgpackValue::elements);
    if (!nd) return std::unexpected(nd.error());
    if (!type) return std::unexpected(type.error());
    if (!data) return std::unexpected(data.error());
    if (!dimensions) return std::unexpected(dimensions.error());
    if (!*nd || *type != "<f4") {
        return std::unexpected(error(fmt::format("expected an array of type <f4, found {:.40}", *type)));
    }
    FloatArray array;
    constexpr std::size_t most = std::size_t{1} << 40;
    std::size_t size = 1;
    for (const MsgpackValue& value : *dimensions) {
        const auto dimension = value.as_unsigned();
        if (!dimension) return std::unexpected(dimension.error());
        if (*dimension != 0 && size > most / *dimension) {
            return std::unexpected(value.error("is too large"));
        }
        size *= static_cast<std::size_t>(*dimension);
        array.shape.push_back(static_cast<std::size_t>(*dimension));
    }
    if (size * sizeof(float) != data->size()) {
        return std::unexpected(error("has another number of bytes than its shape says"));
    }
    array.values.resize(size);
    if (size != 0) std::memcpy(array.values.data(), data->data(), data->size());
    return array;
}

bool MsgpackValue::is_nil() const {
    return tree_->nodes[node_].kind == Kind::nil;
}
bool MsgpackValue::is_map() const {
    return tree_->nodes[node_].kind == Kind::map;
}
bool MsgpackValue::is_array() const {
    return tree_->nodes[node_].kind == Kind::array;
}
bool MsgpackValue::is_string() const {
    return tree_->nodes[node_].kind == Kind::string;
}
bool MsgpackValue::is_integer() const {
    return tree_->nodes[node_].kind == Kind::integer;
}
bool MsgpackValue::is_boolean() const {
    return tree_->nodes[node_].kind == Kind::boolean;
}

std::string MsgpackValue::path() const {
    const auto& nodes = tree_->nodes;
    std::string path;
    for (std::uint32_t parent = 0; parent != node_;) {
        std::uint32_t child = parent + 1;
        std::uint32_t previous = child;
        std::uint64_t ordinal = 0;
        for (; nodes[child].next <= node_; ++ordinal) {
            previous = child;
            child = nodes[child].next;
        }
        path += path_step(*tree_, nodes[parent], previous, ordinal);
        parent = child;
    }
    return path.starts_with('.') ? path.substr(1) : path;
}

Error MsgpackValue::error(std::string message) const {
    const std::string where = path();
    return msgpack_error(where.empty() ? std::move(message) : fmt::format("{}: {}", where, message),
                         tree_->name);
}

Error MsgpackValue::expected(std::string_view what) const {
    return error(fmt::format("expected {}, found {}", what, name(tree_->nodes[node_].kind)));
}

}  // namespace entente::language
