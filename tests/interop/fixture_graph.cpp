// fixture_graph FIXTURE SHAPE FORMAT [PROFILE [PART]]  writes a fixture to standard output.
//   FIXTURE  nasty | random:EDGES
//   SHAPE    dyads | aggregate | reified | two-mode
//   FORMAT   as `entente export -f` takes it; `expected` is what a reader must find: every node, edge and
//            attribute as JSON, written without the exporters' help
#include <iostream>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <string>

#include "exporters/formats.hpp"
#include "graph/projection/shapes.hpp"
#include "tests/interop/fixture.hpp"

namespace {

using namespace entente;
using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void put(Writer& out, std::string_view text) {
    out.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void put_values(Writer& out, std::span<const model::Attribute> attributes, const model::Row& row) {
    out.Key("attributes");
    out.StartObject();
    for (std::size_t i = 0; i < attributes.size(); ++i) {
        if (std::holds_alternative<std::monostate>(row[i])) continue;
        put(out, attributes[i].name);
        if (const auto* text = std::get_if<std::string_view>(&row[i])) put(out, *text);
        if (const auto* integer = std::get_if<std::int64_t>(&row[i])) out.Int64(*integer);
        if (const auto* number = std::get_if<double>(&row[i])) out.Double(*number);
    }
    out.EndObject();
}

void put_node(Writer& out, const model::PropertyGraph& graph, std::size_t node) {
    model::Row row;
    graph.read_node(node, row);
    out.StartObject();
    out.Key("id");
    put(out, graph.node_id(node));
    put_values(out, graph.node_attributes(), row);
    out.EndObject();
}

void put_edge(Writer& out, const model::PropertyGraph& graph, std::size_t edge) {
    model::Row row;
    graph.read_edge(edge, row);
    const auto [source, target] = graph.ends(edge);
    out.StartObject();
    out.Key("id");
    put(out, graph.edge_id(edge));
    out.Key("source");
    put(out, graph.node_id(source));
    out.Key("target");
    put(out, graph.node_id(target));
    put_values(out, graph.edge_attributes(), row);
    out.EndObject();
}

void write_expected(const model::PropertyGraph& graph, std::ostream& stream) {
    rapidjson::StringBuffer buffer;
    Writer out(buffer);
    out.StartObject();
    out.Key("facts");
    out.StartObject();
    for (const auto& [name, text] : graph.facts()) {
        put(out, name);
        put(out, text);
    }
    out.EndObject();
    out.Key("nodes");
    out.StartArray();
    for (std::size_t v = 0; v < graph.node_count(); ++v) put_node(out, graph, v);
    out.EndArray();
    out.Key("edges");
    out.StartArray();
    for (std::size_t e = 0; e < graph.edge_count(); ++e) put_edge(out, graph, e);
    out.EndArray();
    out.EndObject();
    stream << buffer.GetString() << "\n";
}

model::KnowledgeGraph fixture(const std::string& what) {
    if (what == "nasty") return model::build(test::nasty_records());
    test::Random random(17);
    return model::build(test::random_records(random, std::stoul(what.substr(what.find(':') + 1))));
}

int write(const model::PropertyGraph& graph, const std::vector<std::string_view>& arguments) {
    if (arguments[0] == "expected") {
        write_expected(graph, std::cout);
        return 0;
    }
    const auto format = exporters::find_format(arguments[0]);
    if (!format) return 1;
    exporters::WriteOptions options{(*format)->profiles.empty() ? "" : (*format)->profiles.front().name,
                                    (*format)->parts.empty() ? "" : (*format)->parts.front().name};
    if (arguments.size() > 1) options.profile = arguments[1];
    if (arguments.size() > 2) options.part = arguments[2];
    return (*format)->write(graph, options, std::cout) ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    const auto shape = argc >= 4 ? projection::parse_shape(argv[2]) : std::nullopt;
    if (!shape) return 2;
    const auto graph = fixture(argv[1]);
    const auto projection = projection::project(graph, {});
    const auto view = projection::view(graph, projection, *shape, projection::Kind::type,
                                       {{"counting", "each event once a pair"}});
    return write(*view, {argv + 3, argv + argc});
}
