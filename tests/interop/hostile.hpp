// Random graphs of a few nodes whose ids and texts are what breaks readers in the wild: marks of every
// format, words that programs take for their own, control characters, text from right to left, bytes that are
// no UTF-8. Whole numbers stay below 2^53, where JavaScript and igraph begin to round.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <string>
#include <string_view>

#include "graph/model/stored_graph.hpp"
#include "tests/store/sample.hpp"

namespace entente::test {

inline constexpr auto hostile_pieces = std::to_array<std::string_view>({"\"",
                                                                        "'",
                                                                        "`",
                                                                        "\\",
                                                                        "\\\\",
                                                                        "\n",
                                                                        "\r",
                                                                        "\r\n",
                                                                        "\t",
                                                                        " ",
                                                                        "  ",
                                                                        ",",
                                                                        ";",
                                                                        "|",
                                                                        ":",
                                                                        "/",
                                                                        "=",
                                                                        "<",
                                                                        ">",
                                                                        "&",
                                                                        "&amp;",
                                                                        "&#0;",
                                                                        "&lt",
                                                                        "]]>",
                                                                        "<![CDATA[",
                                                                        "<!--",
                                                                        "-->",
                                                                        "<?x?>",
                                                                        "<b>",
                                                                        "</data>",
                                                                        "{",
                                                                        "}",
                                                                        "[",
                                                                        "]",
                                                                        "%s",
                                                                        "%00",
                                                                        "$1",
                                                                        "${x}",
                                                                        "#",
                                                                        "//",
                                                                        "/*",
                                                                        "\\N",
                                                                        "\\G",
                                                                        "\\n",
                                                                        "\\u0000",
                                                                        "\\",
                                                                        "->",
                                                                        "--",
                                                                        "\"\"",
                                                                        "=1+1",
                                                                        "-1",
                                                                        "0",
                                                                        "1",
                                                                        "1e5",
                                                                        "NaN",
                                                                        "Infinity",
                                                                        "true",
                                                                        "false",
                                                                        "null",
                                                                        "None",
                                                                        "NA",
                                                                        "node",
                                                                        "edge",
                                                                        "graph",
                                                                        "digraph",
                                                                        "subgraph",
                                                                        "strict",
                                                                        "id",
                                                                        "key",
                                                                        "type",
                                                                        "label",
                                                                        "source",
                                                                        "target",
                                                                        "__proto__",
                                                                        "constructor",
                                                                        "toString",
                                                                        "2022-01-06",
                                                                        "a",
                                                                        "Z",
                                                                        "é",
                                                                        "ß",
                                                                        "Łódź",
                                                                        "日本",
                                                                        "سامح",
                                                                        "שלום",
                                                                        "e\u0301",
                                                                        "\u200D",
                                                                        "\u200F",
                                                                        "\u202E",
                                                                        "\u2028",
                                                                        "\u2029",
                                                                        "\u0085",
                                                                        "\u00A0",
                                                                        "\uFEFF",
                                                                        "\uFFFD",
                                                                        "\uFFFE",
                                                                        "\uFFFF",
                                                                        "\U0001F91D",
                                                                        "\U0001F1EF\U0001F1F5",
                                                                        "\U0010FFFF",
                                                                        {"\0", 1},
                                                                        "\x01",
                                                                        "\x08",
                                                                        "\x0B",
                                                                        "\x0C",
                                                                        "\x1B",
                                                                        "\x1F",
                                                                        "\x7F",
                                                                        "\x80",
                                                                        "\xFF",
                                                                        "\xC0\x80",
                                                                        "\xED\xA0\x80",
                                                                        "\xED\xBF\xBF",
                                                                        "\xE2\x82",
                                                                        "\xF5\x80\x80\x80"});

inline std::string hostile_text(Random& random) {
    std::string text;
    for (std::size_t n = 1 + below(random, 6); n > 0; --n)
        text += hostile_pieces[below(random, hostile_pieces.size())];
    return text;
}

// With something to see: of an id of blanks alone Gephi and Cytoscape.js take none.
inline std::string hostile_id(Random& random) {
    const auto text = hostile_text(random);
    return std::ranges::any_of(text, [](char c) { return c > ' ' && c <= '~'; }) && text != "null"
               ? text
               : text + "x";
}

inline double hostile_number(Random& random) {
    if (coin(random)) return static_cast<double>(below(random, 2000)) / 8 - 100;
    const double any = std::bit_cast<double>(random());
    return std::isfinite(any) ? any : 0.1;
}

inline std::int64_t hostile_integer(Random& random) {
    const auto size = static_cast<std::int64_t>(random() >> (11 + below(random, 53)));
    return coin(random) ? size : -size;
}

// A row of the columns' types, about a third of it absent.
inline void fill(model::Row& row, std::span<const model::Attribute> attributes, Random& random) {
    row.clear(attributes.size());
    for (std::size_t i = 0; i < attributes.size(); ++i) {
        if (below(random, 3) == 0) continue;
        if (attributes[i].type == model::ValueType::text) row.keep(i, hostile_text(random));
        if (attributes[i].type == model::ValueType::integer) row.set(i, hostile_integer(random));
        if (attributes[i].type == model::ValueType::number) row.set(i, hostile_number(random));
    }
}

// Up to six nodes and ten edges, parallel ones and loops among them. `actor_id` and `event_id` repeat the
// ids, as attributes do in what a knowledge graph becomes.
inline model::StoredGraph hostile_graph(Random& random) {
    using enum model::ValueType;
    model::StoredGraph graph;
    graph.add_fact("shape", hostile_text(random));
    const auto actor_id = graph.node_attribute("actor_id", text);
    for (const auto* name : {"label", "entity_kind", "country"}) graph.node_attribute(name, text);
    graph.node_attribute("rank", integer);
    graph.node_attribute("betweenness", number);
    const auto event_id = graph.edge_attribute("event_id", text);
    for (const auto* name : {"edgelabel", "evidence", "topic"}) graph.edge_attribute(name, text);
    const auto quad = graph.edge_attribute("quad", integer);
    const auto day = graph.edge_attribute("date_start", text);
    graph.edge_attribute("record_count", integer);
    graph.edge_attribute("goldstein", number);

    model::Row row;
    for (std::size_t n = 1 + below(random, 6); n > 0; --n) {
        const auto id = hostile_id(random);
        fill(row, graph.node_attributes(), random);
        row.keep(actor_id, id);
        graph.add_node(id, row);
    }
    const auto nodes = graph.node_count();
    for (std::size_t n = 1 + below(random, 10); n > 0; --n) {
        const auto id = std::to_string(n) + hostile_text(random);
        fill(row, graph.edge_attributes(), random);
        row.keep(event_id, id);
        row.set(quad, static_cast<std::int64_t>(1 + below(random, 4)));
        row.set(day, coin(random) ? "2022-01-06" : "1969-12-31");
        graph.add_edge(id, {below(random, nodes), below(random, nodes)}, row);
    }
    return graph;
}

}  // namespace entente::test
