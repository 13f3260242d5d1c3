// The part of a knowledge graph that is to be measured: who counts as a node, which events count, and how
// much. That is decided here and nowhere else; they see graphs of numbers.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/analysis/csr.hpp"
#include "graph/model/graph.hpp"
#include "graph/projection/projection.hpp"

namespace entente::analysis {

enum class Nodes {
    actors,
    states,  // countries and organisations; officials of one are folded into it, all others left out
};

enum class Weighting {
    events,  // an event counts 1 for every two who had to do with each other in it
    newman,  // 1/(n-1) for an event of n: a summit of twenty gives nobody more than a talk of two (Newman
             // 2001)
};

// What is not set does not restrict.
struct Selection {
    Nodes nodes = Nodes::actors;
    Weighting weighting = Weighting::events;
    std::optional<schema::Day> from = {};  // events known to the day start in [from, to],
    std::optional<schema::Day> to = {};    // others lie in it as a whole; undated ones in no window
    std::vector<std::string> acts = {};
    std::vector<int> quads = {};
    schema::Status status = schema::Status::happened;
    bool background = false;  // also what is told in passing, as known history
    double min_confidence = 0;
};

struct Node {
    std::string id;
    std::string name;
    std::string code;  // whom it acts for; "" for the stateless

    friend bool operator==(const Node&, const Node&) = default;
};

// Two nodes in an event; each event and pair once.
struct Tie {
    Vertex source = 0;
    Vertex target = 0;
    bool symmetric = false;  // then source < target
    std::optional<schema::DateRange> date = {};
    double weight = 1;
    double goldstein = 0;
    int quad = 0;
    std::size_t event = 0;  // in KnowledgeGraph::events

    friend bool operator==(const Tie&, const Tie&) = default;
};

struct Network {
    std::vector<Node> nodes;  // by id; only those with a tie
    std::vector<Tie> ties;    // by first day, undated last, then by event
    Csr out;                  // from whom to whom; a symmetric tie both ways
    Csr in;                   // the same, turned round
    Csr both;                 // without direction; an event counts once for a pair, whoever began
};

// Without direction: source < target, and each event and pair once. Requires: ties of one event together.
std::vector<Tie> undirected_ties(std::span<const Tie> ties);

Network make_network(const model::KnowledgeGraph& graph, const Selection& selection);

// The same of what was selected, folded and weighted elsewhere.
Network network_of(const model::KnowledgeGraph& graph, const projection::Projection& projection);

// The ties that lie in a window, as Selection counts them, and their nodes.
Network slice(const Network& network, const schema::DateRange& window);

}  // namespace entente::analysis
