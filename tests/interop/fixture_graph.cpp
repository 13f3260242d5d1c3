// fixture_graph nasty|random:EDGES graphml|dot|json  writes the fixture to standard output. `json` is what a
// reader must find, made from the graph without the exporters' help.
#include <iostream>
#include <ranges>
#include <string>

#define RAPIDJSON_HAS_STDSTRING 1
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "exporters/formats.hpp"
#include "graph/model/graph.hpp"
#include "tests/interop/fixture.hpp"

namespace {

using namespace entente;
using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void put(Writer& out, const char* key, const std::string& text) {
    if (text.empty()) return;
    out.Key(key);
    out.String(text);
}

void put(Writer& out, const char* key, std::string_view text) {
    put(out, key, std::string(text));
}

void put(Writer& out, const char* key, double value) {
    out.Key(key);
    out.Double(value);
}

void put_node(Writer& out, const model::Actor& actor) {
    out.StartObject();
    put(out, "label", actor.name.empty() ? actor.id : actor.name);
    put(out, "actor_id", actor.id);
    put(out, "entity_kind", name(actor.kind));
    put(out, "code", actor.code);
    put(out, "country", actor.country);
    put(out, "sector", actor.sector);
    out.EndObject();
}

void put_event(Writer& out, const schema::Event& event) {
    put(out, "edgelabel", event.type);
    put(out, "event_id", event.id);
    put(out, "event_type", event.type);
    put(out, "act", event.act);
    put(out, "mode", event.mode);
    put(out, "status", name(event.status));
    put(out, "cameo", event.cameo);
    if (!event.type.empty()) put(out, "goldstein", event.goldstein);
    if (!event.type.empty()) put(out, "score", event.score);
    if (!event.type.empty()) put(out, "quad", event.quad);
    put(out, "scope", name(event.scope));
    put(out, "foreground", event.foreground ? 1.0 : 0.0);
    put(out, "meeting_format", event.format);
    if (event.date) {
        put(out, "date_start", schema::to_iso(event.date->start));
        put(out, "date_end", schema::to_iso(event.date->end));
        put(out, "date_precision", name(event.date->precision));
        put(out, "epoch_day", static_cast<double>(event.date->start.time_since_epoch().count()));
    }
    if (event.place) put(out, "place", event.place->name);
    if (event.place) put(out, "place_country", event.place->country);
    put(out, "topic", event.topic);
    put(out, "confidence", event.confidence);
    put(out, "weight", 1.0);
    put(out, "document", event.document);
    put(out, "sentence", static_cast<double>(event.sentence));
    put(out, "evidence", event.evidence);
    put(out, "record_count", static_cast<double>(event.tellings.size()));
    put(out, "records",
        fmt::format("{}", fmt::join(event.tellings | std::views::transform(&schema::Telling::record), " ")));
}

void put_edge(Writer& out, const model::KnowledgeGraph& kg, const model::Graph::edge_descriptor& edge) {
    const auto& dyad = kg.graph[edge];
    out.StartObject();
    put(out, "source", kg.graph[source(edge, kg.graph)].id);
    put(out, "target", kg.graph[target(edge, kg.graph)].id);
    put(out, "symmetric", dyad.symmetric ? 1.0 : 0.0);
    put(out, "source_role", dyad.source.role);
    put(out, "source_office", dyad.source.office);
    put(out, "target_role", dyad.target.role);
    put(out, "target_office", dyad.target.office);
    put_event(out, kg.events[dyad.event]);
    out.EndObject();
}

void write_json(const model::KnowledgeGraph& kg, std::ostream& stream) {
    rapidjson::StringBuffer buffer;
    Writer out(buffer);
    out.StartObject();
    out.Key("nodes");
    out.StartArray();
    for (std::size_t v = 0; v < num_vertices(kg.graph); ++v) put_node(out, kg.graph[v]);
    out.EndArray();
    out.Key("edges");
    out.StartArray();
    for (auto [edge, end] = boost::edges(kg.graph); edge != end; ++edge) put_edge(out, kg, *edge);
    out.EndArray();
    out.EndObject();
    stream << buffer.GetString() << "\n";
}

model::KnowledgeGraph fixture(const std::string& what) {
    if (what == "nasty") return model::build(test::nasty_records());
    test::Random random(17);
    return model::build(test::random_records(random, std::stoul(what.substr(what.find(':') + 1))));
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    const auto graph = fixture(argv[1]);
    if (std::string_view(argv[2]) == "json") {
        write_json(graph, std::cout);
        return 0;
    }
    const auto format = exporters::find_format(argv[2]);
    return format && (*format)->write(graph, std::cout) ? 0 : 1;
}
