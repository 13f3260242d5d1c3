// What every reader of graphs promises, whatever the input was. A broken promise aborts, which is how a
// fuzzer learns of it.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <sstream>
#include <string>

#include "importers/importer.hpp"

namespace entente::fuzz {

inline void promise(bool kept, const char* what) {
    if (kept) return;
    std::fprintf(stderr, "broken promise: %s\n", what);
    std::abort();
}

inline void check_row(std::span<const model::Attribute> attributes, const model::Row& row) {
    promise(row.size() == attributes.size(), "a row has a value for each attribute");
    for (std::size_t i = 0; i < row.size(); ++i) {
        const auto& value = row[i];
        if (std::holds_alternative<std::monostate>(value)) continue;
        promise(value.index() == static_cast<std::size_t>(attributes[i].type) + 1, "values have their type");
        if (const auto* text = std::get_if<std::string_view>(&value))
            promise(!text->empty(), "no text is \"\"");
        if (const auto* number = std::get_if<double>(&value))
            promise(std::isfinite(*number), "numbers are finite");
    }
}

inline void check_names(std::span<const model::Attribute> attributes) {
    std::set<std::string> names;
    for (const auto& attribute : attributes) {
        promise(!attribute.name.empty(), "attributes have names");
        promise(names.insert(attribute.name).second, "names of attributes are unique");
    }
}

inline void check(const model::PropertyGraph& graph) {
    check_names(graph.node_attributes());
    check_names(graph.edge_attributes());
    model::Row row;
    std::set<std::string> ids;
    for (std::size_t v = 0; v < graph.node_count(); ++v) {
        promise(!graph.node_id(v).empty(), "nodes have ids");
        promise(ids.emplace(graph.node_id(v)).second, "ids of nodes are unique");
        graph.read_node(v, row);
        check_row(graph.node_attributes(), row);
    }
    ids.clear();
    for (std::size_t e = 0; e < graph.edge_count(); ++e) {
        const auto [source, target] = graph.ends(e);
        promise(source < graph.node_count() && target < graph.node_count(), "edges end in nodes");
        const auto id = graph.edge_id(e);
        promise(id.empty() || ids.insert(id).second, "ids of edges are unique");
        graph.read_edge(e, row);
        check_row(graph.edge_attributes(), row);
    }
}

// The graph keeps the promises even where an error ends the reading.
inline void check_reader(importers::Read read, std::string_view text, std::string_view nodes = {}) {
    std::istringstream in{std::string(text)}, nodes_in{std::string(nodes)};
    importers::Input input{in, "fuzz"};
    if (!nodes.empty()) input.nodes = &nodes_in;
    input.limits = {.max_value_bytes = 4096, .max_attributes = 64, .max_depth = 16};
    model::StoredGraph graph;
    const auto warnings = read(input, graph);
    if (!warnings) {
        promise(!warnings.error().message.empty(), "errors say what is wrong");
        promise(!warnings.error().hint.empty(), "errors say what to do");
        promise(warnings.error().line > 0, "errors name the line");
    } else {
        for (const auto& warning : *warnings) promise(warning.count > 0, "warnings are counted");
    }
    check(graph);
}

}  // namespace entente::fuzz
