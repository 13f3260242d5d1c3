// What a knowledge graph looks like from outside: who counts as a node, who is linked to whom in which event,
// and how much that counts. Decided here and nowhere else, so that exports, pictures and measures agree.
//
// Counting: links run across sides only; whoever is folded into his state counts as that state, and two nodes
// are linked once by an event, however many of their people were there (a 2+2 of ministers is one tie of two
// states).
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/model/graph.hpp"

namespace entente::projection {

// Who is a node.
enum class Nodes {
    all,      // every actor
    country,  // who acts for a state or an organisation is folded into it; all others stay who they are
    person,   // persons alone
    body,     // organisations and bodies alone
};

// What an event of more than two sides is worth.
enum class Multilateral {
    fractional,  // each link 1/(n-1) of an event of n nodes: a summit of twenty gives nobody more than a talk
                 // of two (Newman 2001, doi:10.1103/PhysRevE.64.016132); for every event of n > 2 nodes
    full,        // each link 1
    host_star,   // only between a host or convener and the others; fractional where nobody is named as one
    drop,        // not at all
};

struct Options {
    Nodes nodes = Nodes::all;
    bool fold_nonstate = false;  // also who is no official: companies, groups, protesters of a known country
    Multilateral multilateral = Multilateral::fractional;
    // What a state is called of whom only officials are known; by its code where there is none, or "" comes.
    std::string_view (*name_of_country)(std::string_view code) = nullptr;
};

// Two nodes in an event.
struct Link {
    std::size_t source = 0;  // of Projection::nodes
    std::size_t target = 0;
    std::size_t event = 0;   // of KnowledgeGraph::events
    std::size_t number = 0;  // among the event's links, from 1
    std::size_t nodes = 2;   // that the event links in all
    bool symmetric = false;  // no direction in fact; then the source is the node whose id comes first
    double weight = 1;
    const model::End* source_end = nullptr;  // of the graph; none for a node that others are folded into
    const model::End* target_end = nullptr;

    friend bool operator==(const Link&, const Link&) = default;
};

// A node that takes part in an event, linked or not.
struct Seat {
    std::size_t node = 0;
    std::size_t event = 0;
    bool recipient = false;                // stands in that list, else in that of actors
    const schema::Party* party = nullptr;  // of the graph; the first of those that are folded into the node
    bool folded = false;                   // the node stands for the party

    friend bool operator==(const Seat&, const Seat&) = default;
};

struct Projection {
    std::vector<model::Actor> nodes;  // by id
    std::vector<Link> links;          // by event, then number
    std::vector<Seat> seats;          // by event; a node has one seat in each list of an event

    friend bool operator==(const Projection&, const Projection&) = default;
};

// Points into the graph, which must live as long.
Projection project(const model::KnowledgeGraph& graph, const Options& options);

// The nodes of these ids and all within so many links of them, in any direction; the links among them, and
// the events of these links. Ids that are no node's give nothing.
Projection neighbourhood(const Projection& projection, std::span<const std::string> ids, std::size_t hops);

// The nodes with the most weight of links, of equals the first by id.
Projection heaviest(const Projection& projection, std::size_t nodes);

// The node that an actor is folded into, or itself; none where it is left out.
std::optional<std::string> node_of(const model::Actor& actor, const Options& options);

// "all", "host-star" …
std::string_view name(Nodes nodes);
std::string_view name(Multilateral multilateral);
std::optional<Nodes> parse_nodes(std::string_view text);
std::optional<Multilateral> parse_multilateral(std::string_view text);

}  // namespace entente::projection
