// The knowledge graph in memory: a directed multigraph over actors, its edges the dyads of events. An event
// keeps all its parties; to whom it is an edge is decided here and nowhere else, so that exports, queries and
// counts agree.
//
// Boost.Graph's adjacency_list, so that its algorithms run on it as it stands; vertex and edge descriptors
// count up in the order of `vertices` (actor id) and `edges` (event order).
#pragma once

#include <boost/graph/adjacency_list.hpp>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "graph/model/cast.hpp"
#include "graph/schema/event.hpp"

namespace entente::model {

// One side of a dyad, as the event has it at its date.
struct End {
    std::string role;
    std::string office;

    friend bool operator==(const End&, const End&) = default;
};

struct Dyad {
    std::size_t event = 0;   // in KnowledgeGraph::events
    std::size_t number = 0;  // of the event's dyads, from 1
    bool symmetric = false;  // no direction in fact; source is the actor whose id comes first
    End source;
    End target;

    friend bool operator==(const Dyad&, const Dyad&) = default;
};

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, Actor, Dyad>;

struct KnowledgeGraph {
    std::vector<schema::Event> events;
    Graph graph;
};

// Two parties of an event that deal with each other.
struct Pair {
    const schema::Party* source;
    const schema::Party* target;
};

// Not reciprocal: every actor to every recipient. Reciprocal: every two parties once, where sides are given
// only across sides; a party without a side deals with all. An event with nobody at the other end gives none.
std::vector<Pair> pairs(const schema::Event& event);

// Every party is a vertex, also one without an edge. Where events differ about an actor's name or code, most
// win.
KnowledgeGraph build(std::vector<schema::Event> events);
KnowledgeGraph build(std::span<const schema::Record> records);

}  // namespace entente::model
