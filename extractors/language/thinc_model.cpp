#include "extractors/language/thinc_model.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace entente::language {
namespace {

using schema::Error;
using schema::ErrorCode;
using schema::Result;

constexpr std::size_t max_nodes = 4096;

Result<ThincNode> read_node(const MsgpackValue& node, const MsgpackValue& attributes, const MsgpackValue& parameters) {
    ThincNode out;
    const auto name = node.member("name", &MsgpackValue::as_text);
    if (!name) return std::unexpected(name.error());
    out.name = *name;
    const auto attribute_members = attributes.members();
    if (!attribute_members) return std::unexpected(attribute_members.error());
    for (const auto& [key, value] : *attribute_members) {
        const auto attribute = key.as_text();
        const auto bytes = value.as_text();
        if (!attribute || !bytes) return std::unexpected(attribute ? bytes.error() : attribute.error());
        out.attributes.emplace(*attribute, *bytes);
    }
    const auto parameter_members = parameters.members();
    if (!parameter_members) return std::unexpected(parameter_members.error());
    for (const auto& [key, value] : *parameter_members) {
        const auto parameter = key.as_text();
        if (!parameter) return std::unexpected(parameter.error());
        if (value.is_nil()) continue;  // declared, never initialised: missing for whoever asks for it
        auto array = value.as_float_array();
        if (!array) return std::unexpected(array.error());
        out.parameters.emplace(*parameter, std::move(*array));
    }
    return out;
}

// The lists that run beside `nodes` must be as long.
Result<std::vector<MsgpackValue>> list(const MsgpackValue& root, std::string_view name, std::size_t size) {
    auto elements = root.member(name, &MsgpackValue::elements);
    if (elements && size != 0 && elements->size() != size)
        return std::unexpected(root.error(fmt::format("{} {} for {} nodes", elements->size(), name, size)));
    return elements;
}

Result<MsgpackDocument> attribute(const ThincModel& model, const ThincNode& node, std::string_view name) {
    const auto found = node.attributes.find(name);
    if (found == node.attributes.end())
        return std::unexpected(Error{ErrorCode::invalid, fmt::format("node '{}' has no attribute '{}'", node.name, name), model.file, 0,
                                     "the model may be damaged; unpack it again"});
    return MsgpackDocument::parse(found->second, fmt::format("{}: {}.{}", model.file, node.name, name));
}

}  // namespace

Result<const FloatArray*> ThincNode::parameter(std::string_view wanted, const std::vector<std::size_t>& shape) const {
    const auto found = parameters.find(wanted);
    if (found == parameters.end())
        return std::unexpected(Error{ErrorCode::invalid, fmt::format("layer '{}' has no weights '{}'", name, wanted), "", 0,
                                     "the model may be damaged or never trained"});
    if (found->second.shape != shape)
        return std::unexpected(Error{ErrorCode::unsupported, fmt::format("layer '{}': weights '{}' have shape [{}], config.cfg asks for [{}]", name, wanted,
                                                                         fmt::join(found->second.shape, ", "), fmt::join(shape, ", ")), "", 0,
                                     "the weights belong to another configuration; unpack the model again"});
    return &found->second;
}

std::vector<const ThincNode*> ThincModel::named(std::string_view name) const {
    std::vector<const ThincNode*> out;
    for (const ThincNode& node : nodes)
        if (node.name == name) out.push_back(&node);
    return out;
}

Result<const ThincNode*> ThincModel::only(std::string_view name) const {
    const auto found = named(name);
    if (found.size() == 1) return found[0];
    return std::unexpected(Error{ErrorCode::unsupported, fmt::format("{} layers '{}' where one is expected", found.size(), name), file, 0,
                                 "the model is of another architecture or damaged"});
}

Result<ThincModel> parse_thinc_model(std::string bytes, std::string file) {
    const auto document = MsgpackDocument::parse(std::move(bytes), file);
    if (!document) return std::unexpected(document.error());
    const MsgpackValue root = document->root();
    const auto nodes = list(root, "nodes", 0);
    if (!nodes) return std::unexpected(nodes.error());
    if (nodes->size() > max_nodes) return std::unexpected(root.error(fmt::format("{} nodes; {} are read at most", nodes->size(), max_nodes)));
    const auto attributes = list(root, "attrs", nodes->size());
    if (!attributes) return std::unexpected(attributes.error());
    const auto parameters = list(root, "params", nodes->size());
    if (!parameters) return std::unexpected(parameters.error());

    ThincModel model{std::move(file), {}};
    for (std::size_t i = 0; i < nodes->size(); ++i) {
        auto node = read_node((*nodes)[i], (*attributes)[i], (*parameters)[i]);
        if (!node) return std::unexpected(node.error());
        model.nodes.push_back(std::move(*node));
    }
    return model;
}

Result<std::int64_t> integer_attribute(const ThincModel& model, const ThincNode& node, std::string_view name) {
    const auto document = attribute(model, node, name);
    if (!document) return std::unexpected(document.error());
    return document->root().as_integer();
}

Result<std::vector<std::string>> strings_attribute(const ThincModel& model, const ThincNode& node,
                                                   std::string_view name) {
    const auto document = attribute(model, node, name);
    if (!document) return std::unexpected(document.error());
    const auto elements = document->root().elements();
    if (!elements) return std::unexpected(elements.error());
    std::vector<std::string> out;
    for (const MsgpackValue& element : *elements) {
        const auto text = element.as_text();
        if (!text) return std::unexpected(text.error());
        out.emplace_back(*text);
    }
    return out;
}

}  // namespace entente::language
