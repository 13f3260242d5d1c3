#include "graph/model/graph.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "graph/model/merge.hpp"

namespace entente::model {
namespace {

using schema::Event;
using schema::Party;

struct Seat {
    const Party* party;
    std::optional<int> side;
};

// Where a reciprocal event names recipients and no sides, the two lists are the sides.
std::vector<Seat> seats(const Event& event) {
    std::vector<Seat> seats;
    const auto sit = [&](const std::vector<Party>& parties, int list) {
        const auto list_side = event.recipient.empty() ? std::optional<int>() : std::optional(list);
        for (const auto& party : parties) seats.push_back({&party, party.side ? party.side : list_side});
    };
    sit(event.actor, 1);
    sit(event.recipient, 2);
    return seats;
}

std::vector<Pair> reciprocal_pairs(const Event& event) {
    const auto all = seats(event);
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t j = i + 1; j < all.size(); ++j) {
            const bool same_side = all[i].side && all[i].side == all[j].side;
            if (same_side || all[i].party->id == all[j].party->id) continue;
            const bool ordered = all[i].party->id < all[j].party->id;
            pairs.push_back(ordered ? Pair{all[i].party, all[j].party} : Pair{all[j].party, all[i].party});
        }
    return pairs;
}

std::map<std::string, std::size_t> add_actors(Graph& graph, const std::vector<Event>& events) {
    Cast cast;
    for (const auto& event : events) cast.add(event);
    std::map<std::string, std::size_t> vertices;
    for (auto& actor : cast.actors()) {
        const std::string id = actor.id;
        vertices[id] = boost::add_vertex(std::move(actor), graph);
    }
    return vertices;
}

Dyad dyad_of(const Event& event, std::size_t index, std::size_t number, const Pair& pair) {
    return {index,
            number,
            event.reciprocal,
            {pair.source->role, pair.source->office},
            {pair.target->role, pair.target->office}};
}

}  // namespace

std::vector<Pair> pairs(const Event& event) {
    if (event.reciprocal) return reciprocal_pairs(event);
    std::vector<Pair> pairs;
    for (const auto& actor : event.actor)
        for (const auto& recipient : event.recipient) pairs.push_back({&actor, &recipient});
    return pairs;
}

KnowledgeGraph build(std::vector<Event> events) {
    KnowledgeGraph result{std::move(events), {}};
    const auto vertices = add_actors(result.graph, result.events);
    for (std::size_t i = 0; i < result.events.size(); ++i) {
        std::size_t number = 0;
        for (const auto& pair : pairs(result.events[i]))
            boost::add_edge(vertices.at(pair.source->id), vertices.at(pair.target->id),
                            dyad_of(result.events[i], i, ++number, pair), result.graph);
    }
    return result;
}

KnowledgeGraph build(std::span<const schema::Record> records) {
    return build(merge(records));
}

}  // namespace entente::model
