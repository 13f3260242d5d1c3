#include "graph/projection/projection.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace entente::projection {
namespace {

using model::Actor;
using model::KnowledgeGraph;
using schema::ActorKind;
using schema::Event;
using schema::Party;

constexpr std::size_t nobody = static_cast<std::size_t>(-1);

constexpr std::array<std::pair<Nodes, std::string_view>, 4> nodes_names{
    {{Nodes::all, "all"}, {Nodes::country, "country"}, {Nodes::person, "person"}, {Nodes::body, "body"}}};
constexpr std::array<std::pair<Multilateral, std::string_view>, 4> multilateral_names{
    {{Multilateral::fractional, "fractional"},
     {Multilateral::full, "full"},
     {Multilateral::host_star, "host-star"},
     {Multilateral::drop, "drop"}}};

// PLOVER's sectors of those who act for their state, and of who acts for an organisation of states.
constexpr std::string_view official_sectors[] = {"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "IGO"};

bool is_official(const Actor& actor) {
    if (actor.kind == ActorKind::office) return true;
    if (actor.kind != ActorKind::body && actor.kind != ActorKind::person) return false;
    return std::ranges::find(official_sectors, actor.sector) != std::end(official_sectors);
}

std::string folded(const Actor& actor, bool nonstate) {
    if (actor.kind == ActorKind::country || actor.kind == ActorKind::organization) return actor.id;
    if (is_official(actor) && !actor.code.empty())
        return (actor.code == actor.country ? "country:" : "org:") + actor.code;
    return nonstate && !actor.country.empty() ? "country:" + actor.country : actor.id;
}

// The nodes in order of their ids, and each actor's.
struct Folding {
    std::vector<Actor> nodes;
    std::vector<std::size_t> node_of;                           // by vertex
    std::map<std::string, std::size_t, std::less<>> vertex_of;  // by actor id
};

// A state or organisation of whom only officials are known.
Actor standing_for(const std::string& id, const Actor& actor, const Options& options) {
    if (actor.id == id) return actor;
    const std::string code = id.substr(id.find(':') + 1);
    if (!id.starts_with("country:")) return {id, code, ActorKind::organization, code, {}, {}};
    const auto name = options.name_of_country ? options.name_of_country(code) : std::string_view();
    return {id, name.empty() ? code : std::string(name), ActorKind::country, code, code, {}};
}

Folding fold(const model::Graph& graph, const Options& options) {
    std::map<std::string, Actor> found;
    std::vector<std::optional<std::string>> ids;
    Folding folding;
    for (std::size_t v = 0; v < boost::num_vertices(graph); ++v) {
        const auto& actor = graph[v];
        folding.vertex_of.emplace(actor.id, v);
        ids.push_back(node_of(actor, options));
        if (!ids.back()) continue;
        auto& node = found.try_emplace(*ids.back(), standing_for(*ids.back(), actor, options)).first->second;
        if (actor.id == node.id) node = actor;
    }
    std::map<std::string, std::size_t> numbers;
    for (auto& [id, node] : found) {
        numbers[id] = folding.nodes.size();
        folding.nodes.push_back(std::move(node));
    }
    for (const auto& id : ids) folding.node_of.push_back(id ? numbers.at(*id) : nobody);
    return folding;
}

// Parties on one side count as one, one without a side for himself.
std::size_t sides(const Event& event) {
    if (!event.reciprocal) return 2;
    std::set<int> given;
    std::size_t alone = 0;
    const auto count = [&](const std::vector<Party>& parties, int list) {
        for (const auto& party : parties) {
            if (party.side)
                given.insert(*party.side);
            else if (!event.recipient.empty())
                given.insert(-list);
            else
                ++alone;
        }
    };
    count(event.actor, 1);
    count(event.recipient, 2);
    return given.size() + alone;
}

class Projector {
  public:
    Projector(const KnowledgeGraph& kg, const Options& options)
        : kg_(kg), options_(options), folding_(fold(kg.graph, options)) {}

    Projection project() {
        add_links();
        for (std::size_t event = 0; event < kg_.events.size(); ++event) add_seats(event);
        return {std::move(folding_.nodes), std::move(links_), std::move(seats_)};
    }

  private:
    void add_links() {
        std::vector<Link> of_event;
        for (auto [edge, end] = boost::edges(kg_.graph); edge != end; ++edge) {
            const auto& dyad = kg_.graph[*edge];
            if (!of_event.empty() && of_event.front().event != dyad.event) finish(of_event);
            if (auto link = link_of(*edge)) of_event.push_back(*link);
        }
        finish(of_event);
    }

    // None where one of the two is left out, or both are folded into one node.
    std::optional<Link> link_of(const model::Graph::edge_descriptor& edge) const {
        const auto& dyad = kg_.graph[edge];
        const auto a = boost::source(edge, kg_.graph);
        const auto b = boost::target(edge, kg_.graph);
        Link link{
            folding_.node_of[a], folding_.node_of[b], dyad.event, 0, 2, dyad.symmetric, 1, nullptr, nullptr};
        if (link.source == nobody || link.target == nobody || (link.source == link.target && a != b))
            return {};
        if (is_itself(a)) link.source_end = &dyad.source;
        if (is_itself(b)) link.target_end = &dyad.target;
        if (link.symmetric && link.source > link.target) {
            std::swap(link.source, link.target);
            std::swap(link.source_end, link.target_end);
        }
        return link;
    }

    bool is_itself(std::size_t vertex) const {
        return kg_.graph[vertex].id == folding_.nodes[folding_.node_of[vertex]].id;
    }

    // The links of one event: each two nodes once, weighted.
    void finish(std::vector<Link>& links) {
        if (links.empty()) return;
        std::set<std::pair<std::size_t, std::size_t>> seen;
        std::erase_if(links,
                      [&](const Link& link) { return !seen.emplace(link.source, link.target).second; });
        const auto& event = kg_.events[links.front().event];
        const bool many = sides(event) > 2;
        if (many && options_.multilateral == Multilateral::drop) links.clear();
        if (many && options_.multilateral == Multilateral::host_star) keep_hosts(event, links);
        weigh(links);
        for (std::size_t i = 0; i < links.size(); ++i) links[i].number = i + 1;
        std::ranges::move(links, std::back_inserter(links_));
        links.clear();
    }

    void keep_hosts(const Event& event, std::vector<Link>& links) const {
        std::set<std::size_t> hosts;
        for (const auto* list : {&event.actor, &event.recipient})
            for (const auto& party : *list)
                if (party.role == "host" || party.role == "convener")
                    hosts.insert(folding_.node_of[folding_.vertex_of.at(party.id)]);
        if (hosts.empty()) return;
        std::erase_if(links, [&](const Link& link) {
            return !hosts.contains(link.source) && !hosts.contains(link.target);
        });
    }

    void weigh(std::vector<Link>& links) const {
        std::set<std::size_t> nodes;
        for (const auto& link : links) nodes.insert({link.source, link.target});
        const bool full = options_.multilateral == Multilateral::full;
        for (auto& link : links) {
            link.nodes = nodes.size();
            link.weight = full || nodes.size() < 3 ? 1 : 1 / static_cast<double>(nodes.size() - 1);
        }
    }

    void add_seats(std::size_t event) {
        std::set<std::pair<std::size_t, bool>> taken;
        const auto seat = [&](const std::vector<Party>& parties, bool recipient) {
            for (const auto& party : parties) {
                const auto vertex = folding_.vertex_of.at(party.id);
                const auto node = folding_.node_of[vertex];
                if (node != nobody && taken.emplace(node, recipient).second)
                    seats_.push_back({node, event, recipient, &party, !is_itself(vertex)});
            }
        };
        seat(kg_.events[event].actor, false);
        seat(kg_.events[event].recipient, true);
    }

    const KnowledgeGraph& kg_;
    Options options_;
    Folding folding_;
    std::vector<Link> links_;
    std::vector<Seat> seats_;
};

// The nodes marked, the links among them, and their events' seats of these nodes.
Projection part(const Projection& all, const std::vector<bool>& keep) {
    Projection part;
    std::vector<std::size_t> number(keep.size(), nobody);
    for (std::size_t v = 0; v < keep.size(); ++v) {
        if (!keep[v]) continue;
        number[v] = part.nodes.size();
        part.nodes.push_back(all.nodes[v]);
    }
    std::set<std::size_t> events;
    for (Link link : all.links) {
        if (!keep[link.source] || !keep[link.target]) continue;
        link.source = number[link.source];
        link.target = number[link.target];
        events.insert(link.event);
        part.links.push_back(link);
    }
    for (Seat seat : all.seats) {
        if (!keep[seat.node] || !events.contains(seat.event)) continue;
        seat.node = number[seat.node];
        part.seats.push_back(seat);
    }
    return part;
}

template <class Enum, std::size_t N>
std::string_view name_in(const std::array<std::pair<Enum, std::string_view>, N>& names, Enum value) {
    return std::ranges::find(names, value, &std::pair<Enum, std::string_view>::first)->second;
}

template <class Enum, std::size_t N>
std::optional<Enum> value_in(const std::array<std::pair<Enum, std::string_view>, N>& names,
                             std::string_view text) {
    const auto found = std::ranges::find(names, text, &std::pair<Enum, std::string_view>::second);
    if (found == names.end()) return {};
    return found->first;
}

}  // namespace

std::optional<std::string> node_of(const Actor& actor, const Options& options) {
    switch (options.nodes) {
        case Nodes::all:
            return actor.id;
        case Nodes::country:
            return folded(actor, options.fold_nonstate);
        case Nodes::person:
            return actor.kind == ActorKind::person ? std::optional(actor.id) : std::nullopt;
        case Nodes::body:
            return actor.kind == ActorKind::organization || actor.kind == ActorKind::body
                       ? std::optional(actor.id)
                       : std::nullopt;
    }
    return {};
}

Projection project(const KnowledgeGraph& graph, const Options& options) {
    return Projector(graph, options).project();
}

Projection neighbourhood(const Projection& projection, std::span<const std::string> ids, std::size_t hops) {
    std::vector<bool> keep(projection.nodes.size());
    for (std::size_t v = 0; v < keep.size(); ++v)
        keep[v] = std::ranges::find(ids, projection.nodes[v].id) != ids.end();
    for (std::size_t hop = 0; hop < hops; ++hop) {
        auto wider = keep;
        for (const auto& link : projection.links) {
            if (keep[link.source]) wider[link.target] = true;
            if (keep[link.target]) wider[link.source] = true;
        }
        if (wider == keep) break;
        keep = std::move(wider);
    }
    return part(projection, keep);
}

Projection heaviest(const Projection& projection, std::size_t nodes) {
    std::vector<double> weight(projection.nodes.size());
    for (const auto& link : projection.links) {
        weight[link.source] += link.weight;
        weight[link.target] += link.weight;
    }
    std::vector<std::size_t> order;
    for (std::size_t v = 0; v < weight.size(); ++v) order.push_back(v);
    std::ranges::stable_sort(order, std::ranges::greater(), [&](std::size_t v) { return weight[v]; });
    std::vector<bool> keep(weight.size());
    for (std::size_t i = 0; i < std::min(nodes, order.size()); ++i) keep[order[i]] = true;
    return part(projection, keep);
}

std::string_view name(Nodes nodes) {
    return name_in(nodes_names, nodes);
}
std::string_view name(Multilateral multilateral) {
    return name_in(multilateral_names, multilateral);
}
std::optional<Nodes> parse_nodes(std::string_view text) {
    return value_in(nodes_names, text);
}
std::optional<Multilateral> parse_multilateral(std::string_view text) {
    return value_in(multilateral_names, text);
}

}  // namespace entente::projection
