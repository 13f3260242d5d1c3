// Graphs to be written and read back, and how two are compared.
#pragma once

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "graph/model/stored_graph.hpp"

namespace entente::test {

using model::ValueType;

// What text formats trip over.
inline const std::vector<std::string> nasty_texts = {
    "plain",
    "two words",
    " blanks around ",
    "\"quotes\" 'single'",
    "a & b < c > d ]]> &amp;",
    "line\nbreak",
    "carriage\rreturn\r\nboth",
    "tab\there",
    "back\\slash\\",
    "comma, semicolon; bar|",
    "日本語 العربية עברית",
    "\xF0\x9F\xA4\x9D handshake",
    std::string("nul\0in it", 9),
    "\x01\x1B[31m",
    "bad \xFF\xC3 bytes",
    "\xEF\xBF\xBE",
    "=1+1",
    "null",
    "NaN",
    "true",
    "<b>markup</b>",
    "{\"json\":[1]}",
    "graph",
    "-",
};

inline std::string random_text(std::mt19937& random) {
    std::string text;
    for (auto n = 1 + random() % 3; n > 0; --n) text += nasty_texts[random() % nasty_texts.size()];
    return text;
}

inline void set_random(std::mt19937& random, model::Row& row, std::size_t column, ValueType type) {
    constexpr std::int64_t integers[] = {0, 1, -1, 42, INT64_MAX, INT64_MIN, 9007199254740993};
    constexpr double numbers[] = {0.5, -0.1, 1e300, 5e-324, 3.0, 1.0 / 3, -2.5e-7};
    if (random() % 3 == 0) return;
    switch (type) {
        case ValueType::text:
            return row.keep(column, random_text(random));
        case ValueType::integer:
            return row.set(column, integers[random() % std::size(integers)]);
        case ValueType::number:
            return row.set(column, numbers[random() % std::size(numbers)]);
    }
}

// Parallel edges, loops, nodes alone, ids of any bytes, values of all types, and absent ones.
inline model::StoredGraph random_graph(std::mt19937& random) {
    model::StoredGraph graph;
    constexpr ValueType types[] = {ValueType::text, ValueType::integer, ValueType::number};
    for (int i = 0; i < 3; ++i) graph.add_fact(fmt::format("fact_{}", i), random_text(random));
    graph.node_attribute("label", ValueType::text);
    graph.edge_attribute("edgelabel", ValueType::text);
    graph.edge_attribute("weight", ValueType::number);
    for (int i = 0; i < 4; ++i) {
        graph.node_attribute(fmt::format("of_node_{}", i), types[random() % 3]);
        graph.edge_attribute(fmt::format("of_edge_{}", i), types[random() % 3]);
    }
    model::Row row;
    const auto nodes = 1 + random() % 8;
    while (graph.node_count() < nodes) {
        row.clear(graph.node_attributes().size());
        for (std::size_t i = 0; i < row.size(); ++i)
            set_random(random, row, i, graph.node_attributes()[i].type);
        graph.add_node(random_text(random) + "#", row);  // no label is an id
    }
    const auto edges = random() % 12;
    for (std::size_t e = 0; e < edges; ++e) {
        row.clear(graph.edge_attributes().size());
        for (std::size_t i = 0; i < row.size(); ++i)
            set_random(random, row, i, graph.edge_attributes()[i].type);
        graph.add_edge(fmt::format("edge {} of {}", e, random_text(random)),
                       {random() % nodes, random() % nodes}, row);
    }
    return graph;
}

// How a format changes what it holds.
struct Changes {
    std::function<std::string(std::string_view)> text = [](std::string_view kept) {
        return std::string(kept);
    };
    std::function<std::string(std::size_t)> node_id = {}, edge_id = {};  // none: as they are
    bool facts = true;
    bool types = true;      // false: whole numbers are not told from others
    bool subnormal = true;  // false: numbers that are nearer to 0 than any in full precision become 0
};

inline std::string dump_row(std::span<const model::Attribute> attributes, const model::Row& row,
                            const Changes& changes) {
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < attributes.size(); ++i) {
        if (const auto* text = std::get_if<std::string_view>(&row[i]))
            lines.push_back(fmt::format("  {}=\"{}\"\n", attributes[i].name, changes.text(*text)));
        if (const auto* integer = std::get_if<std::int64_t>(&row[i]))
            lines.push_back(
                fmt::format("  {}={}{}\n", attributes[i].name, changes.types ? "int " : "", *integer));
        if (const auto* number = std::get_if<double>(&row[i]))
            lines.push_back(
                fmt::format("  {}={}\n", attributes[i].name,
                            !changes.subnormal && std::fpclassify(*number) == FP_SUBNORMAL ? 0 : *number));
    }
    std::ranges::sort(lines);
    return fmt::format("{}", fmt::join(lines, ""));
}

// All that a graph holds, as text; of a row the attributes by their names, so that their order is one.
inline std::string dump(const model::PropertyGraph& graph, const Changes& changes = {}) {
    std::string out;
    for (const auto& [name, text] : graph.facts())
        if (changes.facts) out += fmt::format("fact {}={}\n", name, changes.text(text));
    model::Row row;
    for (std::size_t v = 0; v < graph.node_count(); ++v) {
        graph.read_node(v, row);
        out +=
            fmt::format("node {}\n{}", changes.node_id ? changes.node_id(v) : std::string(graph.node_id(v)),
                        dump_row(graph.node_attributes(), row, changes));
    }
    for (std::size_t e = 0; e < graph.edge_count(); ++e) {
        graph.read_edge(e, row);
        const auto [source, target] = graph.ends(e);
        out += fmt::format("edge {} {} {}\n{}", changes.edge_id ? changes.edge_id(e) : graph.edge_id(e),
                           source, target, dump_row(graph.edge_attributes(), row, changes));
    }
    return out;
}

}  // namespace entente::test
