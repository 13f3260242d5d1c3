// DOT, for pictures by Graphviz: actors in a box for each country, edges coloured by quad class and dashed
// where the event did not (or not surely) happen; the sentence shows as a tooltip in SVG. The entry is
// write_dot.
#include <map>
#include <string_view>

#include "exporters/exporter.hpp"
#include "exporters/sink.hpp"

namespace entente::exporters {
namespace {

using model::Actor;
using model::Dyad;
using schema::ActorKind;
using schema::Event;
using schema::Status;

constexpr std::string_view head = R"(digraph entente {
  graph [rankdir=LR, fontname="Helvetica", compound=true, nodesep=0.4, ranksep=1.2, style=rounded, color="#b0b0b0"];
  node [fontname="Helvetica", fontsize=12, style=filled, fillcolor="#f5f5f5", color="#606060"];
  edge [fontname="Helvetica", fontsize=9];
)";

std::string_view shape(ActorKind kind) {
    switch (kind) {
        case ActorKind::country:
            return "box";
        case ActorKind::organization:
            return "hexagon";
        case ActorKind::body:
            return "component";
        case ActorKind::person:
            return "ellipse";
        case ActorKind::office:
            return "house";
        case ActorKind::group:
            return "diamond";
        case ActorKind::place:
            return "plaintext";
    }
    return "ellipse";
}

std::string_view colour(int quad) {
    switch (quad) {
        case 1:
            return "#2b7bba";
        case 2:
            return "#2a8f4e";
        case 3:
            return "#d9822b";
        case 4:
            return "#c0392b";
        default:
            return "#606060";
    }
}

// Inside of quotes. Graphviz reads backslashes and HTML entities in labels, and backslashes of tooltips
// twice: "\\G" would become the graph's name there.
std::string escape(std::string_view text, std::string_view backslash) {
    std::string out;
    for (const char c : clean(text)) {
        switch (c) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += backslash;
                break;
            case '&':
                out += "&amp;";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string label(std::string_view text) {
    return escape(text, "\\\\");
}
std::string tooltip(std::string_view text) {
    return escape(text, R"(\\\\)");
}

std::string dates(const Event& event) {
    if (!event.date) return "";
    const auto& [start, end, precision] = *event.date;
    const std::string first = schema::to_iso(start);
    switch (precision) {
        case schema::DatePrecision::day:
            return start == end ? first : first + "/" + schema::to_iso(end);
        case schema::DatePrecision::month:
            return first.substr(0, 7);
        case schema::DatePrecision::year:
            return first.substr(0, 4);
    }
    return first;
}

// "CONSULT virtual\n2022-01-06/2022-01-07", already escaped.
std::string edge_label(const Event& event) {
    std::string text = label(event.type.empty() ? event.act : event.type);
    if (!event.mode.empty()) text += " " + label(event.mode);
    if (event.status != Status::happened) text += fmt::format(" ({})", name(event.status));
    const std::string when = dates(event);
    return when.empty() ? text : text + "\\n" + when;
}

class DotWriter {
  public:
    DotWriter(const model::KnowledgeGraph& kg, std::ostream& out)
        : kg_(kg), out_(out), ids_(portable_ids(kg.graph)) {}

    schema::Result<void> write() {
        out_.put(head);
        for (const auto& [country, members] : by_country()) put_cluster(country, members);
        for (auto [edge, end] = boost::edges(kg_.graph); edge != end && out_.good(); ++edge) put_edge(*edge);
        out_.put("}\n");
        return out_.finish();
    }

  private:
    using Members = std::vector<std::size_t>;

    std::map<std::string, Members> by_country() const {
        std::map<std::string, Members> groups;
        for (std::size_t v = 0; v < num_vertices(kg_.graph); ++v) groups[kg_.graph[v].country].push_back(v);
        return groups;
    }

    // "Japan (JPN)" where the country itself is an actor.
    std::string country_label(const std::string& code, const Members& members) const {
        for (const std::size_t v : members)
            if (kg_.graph[v].kind == ActorKind::country && !kg_.graph[v].name.empty())
                return fmt::format("{} ({})", kg_.graph[v].name, code);
        return code;
    }

    // Actors of no country stand free.
    void put_cluster(const std::string& country, const Members& members) {
        if (!country.empty())
            out_.print("  subgraph \"cluster_{}\" {{\n    label=\"{}\";\n", portable(country),
                       label(country_label(country, members)));
        for (const std::size_t v : members) put_node(v);
        if (!country.empty()) out_.put("  }\n");
    }

    void put_node(std::size_t v) {
        const Actor& actor = kg_.graph[v];
        out_.print("    \"{}\" [label=\"{}\", shape={}, tooltip=\"{}\"];\n", ids_[v],
                   label(actor.name.empty() ? actor.id : actor.name), shape(actor.kind), tooltip(actor.id));
    }

    void put_edge(const model::Graph::edge_descriptor& edge) {
        const Dyad& dyad = kg_.graph[edge];
        const Event& event = kg_.events[dyad.event];
        out_.print("  \"{}\" -> \"{}\" [label=\"{}\", color=\"{}\"", ids_[source(edge, kg_.graph)],
                   ids_[target(edge, kg_.graph)], edge_label(event), colour(event.quad));
        if (dyad.symmetric) out_.put(", dir=none");
        if (event.status != Status::happened) out_.put(", style=dashed");
        if (!event.evidence.empty()) out_.print(", tooltip=\"{}\"", tooltip(event.evidence));
        out_.put("];\n");
    }

    const model::KnowledgeGraph& kg_;
    Sink out_;
    std::vector<std::string> ids_;
};

}  // namespace

schema::Result<void> write_dot(const model::KnowledgeGraph& graph, std::ostream& out) {
    return DotWriter(graph, out).write();
}

}  // namespace entente::exporters
