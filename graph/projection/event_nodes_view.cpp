// Events as nodes beside the actors. Reified: an edge for every part that somebody has in an event, from the
// actor to the event and from the event to its recipient, so that events of many parties stay whole.
// Two-mode: an edge from each actor to each of its events, whatever its part, as projections of affiliation
// networks want it.
#include <fmt/format.h>
#include <set>
#include <unordered_set>

#include "graph/projection/event_columns.hpp"
#include "graph/projection/shape_views.hpp"

namespace entente::projection {
namespace {

using model::Attribute;
using model::Row;
using model::ValueType;
using schema::Event;

const std::vector<Attribute>& all_node_attributes() {
    static const auto list = [] {
        std::vector<Attribute> all(actor_attributes().begin(), actor_attributes().end());
        all.insert(all.end(), event_attributes().begin(), event_attributes().end());
        all.push_back({"reciprocal", ValueType::integer});
        all.push_back({"bipartite", ValueType::integer});  // 0: an actor, 1: an event, as NetworkX has it
        return all;
    }();
    return list;
}

const std::vector<Attribute>& role_attributes() {
    static const std::vector<Attribute> list{{"edgelabel"}, {"role"},  {"side", ValueType::integer},
                                             {"office"},    {"level"}, {"mentioned_as"}};
    return list;
}

const std::vector<Attribute>& plain_attributes() {
    static const std::vector<Attribute> list{{"edgelabel"}, {"weight", ValueType::number}};
    return list;
}

class EventNodesView final : public ActorView {
  public:
    EventNodesView(const model::KnowledgeGraph& graph, const Projection& parts, bool with_roles, Facts facts)
        : ActorView(graph, parts, std::move(facts)), with_roles_(with_roles) {
        std::set<std::pair<std::size_t, std::size_t>> once;
        for (const auto& seat : parts.seats) {
            if (!with_roles && !once.emplace(seat.node, seat.event).second) continue;
            if (events_.empty() || events_.back() != seat.event) events_.push_back(seat.event);
            edges_.push_back({&seat, events_.size() - 1});
        }
        name_events();
    }

    std::span<const Attribute> node_attributes() const override { return all_node_attributes(); }
    std::size_t node_count() const override { return actors() + events_.size(); }
    std::string_view node_id(std::size_t node) const override {
        return node < actors() ? ActorView::node_id(node) : std::string_view(ids_[node - actors()]);
    }
    void read_node(std::size_t node, Row& row) const override {
        row.clear(all_node_attributes().size());
        if (node < actors())
            set_actor(row, projection().nodes[node]);
        else
            set_event_node(row, event(events_[node - actors()]));
        row.set(all_node_attributes().size() - 1, std::int64_t{node >= actors()});
    }

    std::span<const Attribute> edge_attributes() const override {
        return with_roles_ ? role_attributes() : plain_attributes();
    }
    std::size_t edge_count() const override { return edges_.size(); }
    model::Ends ends(std::size_t edge) const override {
        const auto& [seat, event_number] = edges_[edge];
        const auto of_event = actors() + event_number;
        if (with_roles_ && seat->recipient) return {of_event, seat->node};
        return {seat->node, of_event};
    }
    std::string edge_id(std::size_t edge) const override { return fmt::format("edge-{}", edge + 1); }
    void read_edge(std::size_t edge, Row& row) const override {
        row.clear(edge_attributes().size());
        const auto& seat = *edges_[edge].seat;
        if (with_roles_)
            set_part(row, seat);
        else {
            row.set(0, "party");
            row.set(1, 1.0);
        }
    }

  private:
    struct Edge {
        const Seat* seat;
        std::size_t event;  // in events_
    };

    std::size_t actors() const { return projection().nodes.size(); }

    // An actor could be called like an event.
    void name_events() {
        std::unordered_set<std::string_view> taken;
        for (const auto& actor : projection().nodes) taken.insert(actor.id);
        for (const auto number : events_) {
            std::string id = "event:" + event(number).id;
            while (taken.contains(id)) id += '\'';
            ids_.push_back(std::move(id));
        }
    }

    static void set_event_node(Row& row, const Event& one) {
        const auto what = label_of(one);
        row.keep(0,
                 one.date ? fmt::format("{} {}", what, schema::to_iso(one.date->start)) : std::string(what));
        row.set(2, "event");
        set_event(row, actor_attributes().size(), one);
        row.set(actor_attributes().size() + event_attributes().size(), std::int64_t{one.reciprocal});
    }

    // What a single party says of itself is not said of the state that it is folded into.
    static void set_part(Row& row, const Seat& seat) {
        row.set(0, seat.recipient ? "recipient" : "actor");
        row.set(1, std::string_view(seat.party->role));
        if (seat.party->side) row.set(2, std::int64_t{*seat.party->side});
        if (seat.folded) return;
        row.set(3, std::string_view(seat.party->office));
        row.set(4, std::string_view(seat.party->level));
        row.set(5, std::string_view(seat.party->text));
    }

    bool with_roles_;
    std::vector<std::size_t> events_;  // that have a party among the nodes
    std::vector<std::string> ids_;     // theirs, as nodes
    std::vector<Edge> edges_;
};

}  // namespace

std::unique_ptr<model::PropertyGraph> event_nodes_view(const model::KnowledgeGraph& graph,
                                                       const Projection& projection, bool with_roles,
                                                       Facts facts) {
    return std::make_unique<EventNodesView>(graph, projection, with_roles, std::move(facts));
}

}  // namespace entente::projection
