#include "graph/analysis/network.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace entente::analysis {
namespace {

using model::Actor;
using model::KnowledgeGraph;
using schema::ActorKind;
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

// Whom an actor stands for among the nodes; "" where it is none of them.
std::string node_id(const Actor& actor, Nodes nodes) {
    if (nodes == Nodes::actors) return actor.id;
    if (actor.code.empty() || actor.kind == ActorKind::group) return {};
    return (actor.code == actor.country ? "country:" : "org:") + actor.code;
}

// The nodes in order of their ids, and each actor's.
struct Folding {
    std::vector<Node> nodes;
    std::vector<Vertex> node_of;  // by vertex of the knowledge graph
};

Folding fold(const model::Graph& graph, Nodes nodes) {
    std::map<std::string, Node> found;
    std::vector<std::string> ids;
    for (std::size_t v = 0; v < boost::num_vertices(graph); ++v) {
        const auto& actor = graph[v];
        ids.push_back(node_id(actor, nodes));
        if (ids.back().empty()) continue;
        auto& node = found.try_emplace(ids.back(), Node{ids.back(), actor.code, actor.code}).first->second;
        if (actor.id == node.id) node.name = actor.name;
    }
    Folding folding;
    std::map<std::string, Vertex> numbers;
    for (auto& [id, node] : found) {
        numbers[id] = static_cast<Vertex>(folding.nodes.size());
        folding.nodes.push_back(std::move(node));
    }
    for (const auto& id : ids) folding.node_of.push_back(id.empty() ? nobody : numbers.at(id));
    return folding;
}

using Pairs = std::set<std::tuple<Vertex, Vertex, bool>>;  // source, target, symmetric

double weight_of(const Pairs& pairs, Weighting weighting) {
    if (weighting == Weighting::events) return 1;
    std::set<Vertex> parties;
    for (const auto& [source, target, symmetric] : pairs) parties.insert({source, target});
    return 1 / static_cast<double>(parties.size() - 1);
}

std::vector<Pairs> pairs_by_event(const KnowledgeGraph& kg, const Selection& selection,
                                  const std::vector<Vertex>& node_of) {
    std::vector<Pairs> pairs(kg.events.size());
    for (auto [edge, end] = boost::edges(kg.graph); edge != end; ++edge) {
        const auto& dyad = kg.graph[*edge];
        if (!counts(kg.events[dyad.event], selection)) continue;
        auto source = node_of[boost::source(*edge, kg.graph)];
        auto target = node_of[boost::target(*edge, kg.graph)];
        if (source == target || source == nobody || target == nobody) continue;
        if (dyad.symmetric && source > target) std::swap(source, target);
        pairs[dyad.event].emplace(source, target, dyad.symmetric);
    }
    return pairs;
}

bool earlier(const Tie& a, const Tie& b) {
    const auto key = [](const Tie& tie) {
        return std::tuple(!tie.date, tie.date.value_or(schema::DateRange{}), tie.event, tie.source,
                          tie.target);
    };
    return key(a) < key(b);
}

std::vector<Tie> ties_of(const KnowledgeGraph& kg, const Selection& selection,
                         const std::vector<Vertex>& node_of) {
    std::vector<Tie> ties;
    const auto pairs = pairs_by_event(kg, selection, node_of);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const auto& event = kg.events[i];
        for (const auto& [source, target, symmetric] : pairs[i])
            ties.push_back({source, target, symmetric, event.date, weight_of(pairs[i], selection.weighting),
                            event.goldstein, event.quad, i});
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

Network network_of(std::vector<Node> nodes, std::vector<Tie> ties) {
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
    auto folding = fold(graph.graph, selection.nodes);
    auto ties = ties_of(graph, selection, folding.node_of);
    return network_of(std::move(folding.nodes), std::move(ties));
}

Network slice(const Network& network, const schema::DateRange& window) {
    const Selection selection{.from = window.start, .to = window.end};
    std::vector<Tie> ties;
    for (const auto& tie : network.ties)
        if (in_window(tie.date, selection)) ties.push_back(tie);
    return network_of(network.nodes, std::move(ties));
}

}  // namespace entente::analysis
