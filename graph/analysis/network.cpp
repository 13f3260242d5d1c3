#include "graph/analysis/network.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace entente::analysis {
namespace {

using model::KnowledgeGraph;
using schema::Event;

constexpr Vertex nobody = -1U;

bool in_window(const std::optional<schema::DateRange>& date, const Selection& selection) {
    if (!selection.from && !selection.to) return true;
    if (!date) return false;
    const auto last = date->precision == schema::DatePrecision::day ? date->start : date->end;
    return (!selection.from || date->start >= *selection.from) && (!selection.to || last <= *selection.to);
}

template <class T>
bool among(const std::vector<T>& wanted, const T& value) {
    return wanted.empty() || std::ranges::find(wanted, value) != wanted.end();
}

bool counts(const Event& event, const Selection& selection) {
    return event.status == selection.status && (event.foreground || selection.background) &&
           event.confidence >= selection.min_confidence && among(selection.acts, event.act) &&
           among(selection.quads, event.quad) && in_window(event.date, selection);
}

// Who acts for a state or an organisation is folded into it; of the others those are left out that are none.
projection::Options projection_options(const Selection& selection) {
    using projection::Multilateral;
    return {.nodes = selection.nodes == Nodes::states ? projection::Nodes::country : projection::Nodes::all,
            .multilateral =
                selection.weighting == Weighting::newman ? Multilateral::fractional : Multilateral::full};
}

bool is_node(const model::Actor& actor, Nodes nodes) {
    return nodes == Nodes::actors || actor.kind == schema::ActorKind::country ||
           actor.kind == schema::ActorKind::organization;
}

bool earlier(const Tie& a, const Tie& b) {
    const auto key = [](const Tie& tie) {
        return std::tuple(!tie.date, tie.date.value_or(schema::DateRange{}), tie.event, tie.source,
                          tie.target);
    };
    return key(a) < key(b);
}

std::vector<Node> nodes_of(const projection::Projection& projection) {
    std::vector<Node> nodes;
    for (const auto& actor : projection.nodes) nodes.push_back({actor.id, actor.name, actor.code});
    return nodes;
}

// Of the links that are wanted, those of nobody with himself left out.
template <class Wanted>
std::vector<Tie> ties_of(const KnowledgeGraph& kg, const projection::Projection& projection,
                         const Wanted& wanted) {
    std::vector<Tie> ties;
    for (const auto& link : projection.links) {
        const auto& event = kg.events[link.event];
        if (link.source == link.target || !wanted(link)) continue;
        ties.push_back({static_cast<Vertex>(link.source), static_cast<Vertex>(link.target), link.symmetric,
                        event.date, link.weight, event.goldstein, event.quad, link.event});
    }
    std::ranges::stable_sort(ties, earlier);
    return ties;
}

// Leaves out the nodes that no tie reaches.
void drop_isolated(Network& network) {
    std::vector<Vertex> number(network.nodes.size(), nobody);
    for (const auto& tie : network.ties) number[tie.source] = number[tie.target] = 0;
    std::vector<Node> kept;
    for (std::size_t v = 0; v < number.size(); ++v) {
        if (number[v] == nobody) continue;
        number[v] = static_cast<Vertex>(kept.size());
        kept.push_back(std::move(network.nodes[v]));
    }
    network.nodes = std::move(kept);
    for (auto& tie : network.ties) {
        tie.source = number[tie.source];
        tie.target = number[tie.target];
    }
}

void connect(Network& network) {
    std::vector<WeightedEdge> directed, once;
    for (const auto& tie : network.ties) {
        directed.push_back({tie.source, tie.target, tie.weight});
        if (tie.symmetric) directed.push_back({tie.target, tie.source, tie.weight});
    }
    for (const auto& tie : undirected_ties(network.ties))
        once.push_back({tie.source, tie.target, tie.weight});
    network.out = Csr(network.nodes.size(), directed);
    network.in = transposed(network.out);
    network.both = undirected(network.nodes.size(), once);
}

Network connected(std::vector<Node> nodes, std::vector<Tie> ties) {
    Network network{std::move(nodes), std::move(ties), {}, {}, {}};
    drop_isolated(network);
    connect(network);
    return network;
}

}  // namespace

std::vector<Tie> undirected_ties(std::span<const Tie> ties) {
    std::vector<Tie> once;
    std::set<std::pair<Vertex, Vertex>> seen;  // of the event at hand
    for (Tie tie : ties) {
        if (once.empty() || once.back().event != tie.event) seen.clear();
        if (tie.source > tie.target) std::swap(tie.source, tie.target);
        if (seen.emplace(tie.source, tie.target).second) once.push_back(tie);
    }
    return once;
}

Network make_network(const KnowledgeGraph& graph, const Selection& selection) {
    const auto projected = projection::project(graph, projection_options(selection));
    auto ties = ties_of(graph, projected, [&](const projection::Link& link) {
        return counts(graph.events[link.event], selection) &&
               is_node(projected.nodes[link.source], selection.nodes) &&
               is_node(projected.nodes[link.target], selection.nodes);
    });
    return connected(nodes_of(projected), std::move(ties));
}

Network network_of(const KnowledgeGraph& graph, const projection::Projection& projection) {
    return connected(nodes_of(projection),
                     ties_of(graph, projection, [](const projection::Link&) { return true; }));
}

Network slice(const Network& network, const schema::DateRange& window) {
    const Selection selection{.from = window.start, .to = window.end};
    std::vector<Tie> ties;
    for (const auto& tie : network.ties)
        if (in_window(tie.date, selection)) ties.push_back(tie);
    return connected(network.nodes, std::move(ties));
}

}  // namespace entente::analysis
