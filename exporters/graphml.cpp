// GraphML in the profile that Gephi, NetworkX, igraph, graph-tool, JGraphT and the XSD agree on: attribute
// ids equal their names, ids are NMTOKENs, dates are text with a number beside them, no booleans, no
// defaults, and what is unknown is absent. An edge is one dyad of one event; the dyads of an event share
// `event_id`. The entry is write_graphml.
#include <algorithm>
#include <array>
#include <ranges>
#include <string_view>
#include <unordered_set>

#include "exporters/exporter.hpp"
#include "exporters/sink.hpp"

namespace entente::exporters {
namespace {

using model::Actor;
using model::Dyad;
using schema::Event;

struct Attribute {
    std::string_view name;
    std::string_view type;
};

constexpr Attribute node_attributes[] = {{"label", "string"},       {"actor_id", "string"},
                                         {"entity_kind", "string"}, {"code", "string"},
                                         {"country", "string"},     {"sector", "string"}};

constexpr Attribute edge_attributes[] = {{"edgelabel", "string"},      {"event_id", "string"},
                                         {"event_type", "string"},     {"act", "string"},
                                         {"mode", "string"},           {"status", "string"},
                                         {"cameo", "string"},          {"goldstein", "double"},
                                         {"score", "double"},          {"quad", "int"},
                                         {"symmetric", "int"},         {"scope", "string"},
                                         {"foreground", "int"},        {"meeting_format", "string"},
                                         {"date_start", "string"},     {"date_end", "string"},
                                         {"date_precision", "string"}, {"epoch_day", "long"},
                                         {"place", "string"},          {"place_country", "string"},
                                         {"topic", "string"},          {"source_role", "string"},
                                         {"source_office", "string"},  {"target_role", "string"},
                                         {"target_office", "string"},  {"confidence", "double"},
                                         {"weight", "double"},         {"document", "string"},
                                         {"sentence", "int"},          {"evidence", "string"},
                                         {"record_count", "int"},      {"records", "string"}};

constexpr std::string_view head = R"(<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" )"
                                  R"(xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns )"
                                  R"(http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
)";

// A carriage return would come back as a line feed.
std::string_view escape(char c) {
    switch (c) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        case '\r':
            return "&#13;";
        default:
            return {};
    }
}

// What escape() and clean() would change, or might.
constexpr auto care_table = [] {
    std::array<bool, 256> care{};
    for (unsigned c = 0; c < 256; ++c) care[c] = (c < ' ' && c != '\t' && c != '\n') || c >= 0x7F;
    care['&'] = care['<'] = care['>'] = care['"'] = true;
    return care;
}();

bool needs_care(char c) {
    return care_table[static_cast<unsigned char>(c)];
}

class GraphmlWriter {
  public:
    GraphmlWriter(const model::KnowledgeGraph& kg, std::ostream& out)
        : kg_(kg), out_(out), ids_(portable_ids(kg.graph)), used_(ids_.begin(), ids_.end()) {}

    schema::Result<void> write() {
        out_.put(head);
        for (const auto& [name, type] : node_attributes) put_key(name, "node", type);
        for (const auto& [name, type] : edge_attributes) put_key(name, "edge", type);
        out_.put("  <graph id=\"entente\" edgedefault=\"directed\">\n");
        for (std::size_t v = 0; v < num_vertices(kg_.graph) && out_.good(); ++v) put_node(v);
        for (auto [edge, end] = boost::edges(kg_.graph); edge != end && out_.good(); ++edge) put_edge(*edge);
        out_.put("  </graph>\n</graphml>\n");
        return out_.finish();
    }

  private:
    void put_key(std::string_view name, std::string_view domain, std::string_view type) {
        out_.print("  <key id=\"{0}\" for=\"{1}\" attr.name=\"{0}\" attr.type=\"{2}\"/>\n", name, domain,
                   type);
    }

    void put_text(std::string_view text) {
        if (std::ranges::none_of(text, needs_care))
            out_.put(text);
        else
            for (const char c : clean(text)) put_escaped(c);
    }

    void put_escaped(char c) {
        if (const auto entity = escape(c); !entity.empty())
            out_.put(entity);
        else
            out_.put(c);
    }

    void data(std::string_view key, std::string_view text) {
        if (text.empty()) return;
        open_data(key);
        put_text(text);
        out_.put("</data>\n");
    }

    template <class Number>
    void number(std::string_view key, Number value) {
        open_data(key);
        out_.number(value);
        out_.put("</data>\n");
    }

    void open_data(std::string_view key) {
        out_.put("      <data key=\"");
        out_.put(key);
        out_.put("\">");
    }

    void put_node(std::size_t v) {
        const Actor& actor = kg_.graph[v];
        out_.print("    <node id=\"{}\">\n", ids_[v]);
        data("label", actor.name.empty() ? actor.id : actor.name);
        data("actor_id", actor.id);
        data("entity_kind", name(actor.kind));
        data("code", actor.code);
        data("country", actor.country);
        data("sector", actor.sector);
        out_.put("    </node>\n");
    }

    void put_act(const Event& event, const Dyad& dyad) {
        data("edgelabel", event.type);
        data("event_id", event.id);
        data("event_type", event.type);
        data("act", event.act);
        data("mode", event.mode);
        data("status", name(event.status));
        data("cameo", event.cameo);
        if (!event.type.empty()) {
            number("goldstein", event.goldstein);
            number("score", event.score);
            number("quad", event.quad);
        }
        number("symmetric", dyad.symmetric ? 1 : 0);
        data("scope", name(event.scope));
        number("foreground", event.foreground ? 1 : 0);
        data("meeting_format", event.format);
    }

    void put_when_and_where(const Event& event) {
        if (event.date) {
            data("date_start", schema::to_iso(event.date->start));
            data("date_end", schema::to_iso(event.date->end));
            data("date_precision", name(event.date->precision));
            number("epoch_day", event.date->start.time_since_epoch().count());
        }
        if (!event.place) return;
        data("place", event.place->name);
        data("place_country", event.place->country);
    }

    void put_proof(const Event& event) {
        number("confidence", event.confidence);
        number("weight", 1.0);
        data("document", event.document);
        number("sentence", event.sentence);
        data("evidence", event.evidence);
        number("record_count", event.tellings.size());
        data("records",
             fmt::format("{}",
                         fmt::join(event.tellings | std::views::transform(&schema::Telling::record), " ")));
    }

    void put_edge(const model::Graph::edge_descriptor& edge) {
        const Dyad& dyad = kg_.graph[edge];
        const Event& event = kg_.events[dyad.event];
        out_.print("    <edge id=\"{}\" source=\"{}\" target=\"{}\">\n", edge_id(event, dyad),
                   ids_[source(edge, kg_.graph)], ids_[target(edge, kg_.graph)]);
        put_act(event, dyad);
        put_when_and_where(event);
        data("topic", event.topic);
        data("source_role", dyad.source.role);
        data("source_office", dyad.source.office);
        data("target_role", dyad.target.role);
        data("target_office", dyad.target.office);
        put_proof(event);
        out_.put("    </edge>\n");
    }

    // Unlike all ids of nodes and edges before it: readers merge edges of one id.
    std::string edge_id(const Event& event, const Dyad& dyad) {
        const std::string base = fmt::format("{}.{}", portable(event.id), dyad.number);
        std::string id = base;
        for (int i = 2; !used_.insert(id).second; ++i) id = fmt::format("{}.{}", base, i);
        return id;
    }

    const model::KnowledgeGraph& kg_;
    Sink out_;
    std::vector<std::string> ids_;
    std::unordered_set<std::string> used_;
};

}  // namespace

schema::Result<void> write_graphml(const model::KnowledgeGraph& graph, std::ostream& out) {
    return GraphmlWriter(graph, out).write();
}

}  // namespace entente::exporters
