// What a reader must find: a property graph as JSON in one line, made without the exporters' help.
//   {"facts":{…}, "nodes":[{"id":…, "attributes":{…}}],
//    "edges":[{"id":…, "source":…, "target":…, "attributes":{…}}]}
// Text stands as the bytes that it is, UTF-8 or not; an absent value is left out.
#pragma once

#include <ostream>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <string>

#include "graph/model/property_graph.hpp"

namespace entente::test {

using JsonWriter = rapidjson::Writer<rapidjson::StringBuffer>;

inline void put_text(JsonWriter& out, std::string_view text) {
    out.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

inline void put_attributes(JsonWriter& out, std::span<const model::Attribute> attributes,
                           const model::Row& row) {
    out.Key("attributes");
    out.StartObject();
    for (std::size_t i = 0; i < attributes.size(); ++i) {
        if (std::holds_alternative<std::monostate>(row[i])) continue;
        put_text(out, attributes[i].name);
        if (const auto* text = std::get_if<std::string_view>(&row[i])) put_text(out, *text);
        if (const auto* integer = std::get_if<std::int64_t>(&row[i])) out.Int64(*integer);
        if (const auto* real = std::get_if<double>(&row[i])) out.Double(*real);
    }
    out.EndObject();
}

inline void put_expected_edge(JsonWriter& out, const model::PropertyGraph& graph, std::size_t edge,
                              model::Row& row) {
    const auto [source, target] = graph.ends(edge);
    out.StartObject();
    out.Key("id");
    put_text(out, graph.edge_id(edge));
    out.Key("source");
    put_text(out, graph.node_id(source));
    out.Key("target");
    put_text(out, graph.node_id(target));
    graph.read_edge(edge, row);
    put_attributes(out, graph.edge_attributes(), row);
    out.EndObject();
}

inline void write_expected(const model::PropertyGraph& graph, std::ostream& stream) {
    rapidjson::StringBuffer buffer;
    JsonWriter out(buffer);
    model::Row row;
    out.StartObject();
    out.Key("facts");
    out.StartObject();
    for (const auto& [name, text] : graph.facts()) {
        put_text(out, name);
        put_text(out, text);
    }
    out.EndObject();
    out.Key("nodes");
    out.StartArray();
    for (std::size_t v = 0; v < graph.node_count(); ++v) {
        out.StartObject();
        out.Key("id");
        put_text(out, graph.node_id(v));
        graph.read_node(v, row);
        put_attributes(out, graph.node_attributes(), row);
        out.EndObject();
    }
    out.EndArray();
    out.Key("edges");
    out.StartArray();
    for (std::size_t e = 0; e < graph.edge_count(); ++e) put_expected_edge(out, graph, e, row);
    out.EndArray();
    out.EndObject();
    stream.write(buffer.GetString(), static_cast<std::streamsize>(buffer.GetSize()));
    stream << '\n';
}

}  // namespace entente::test
