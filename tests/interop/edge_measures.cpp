// edge_measures < EDGES  measures the graph that standard input lists, and writes a JSON object: what igraph
// and NetworkX must find, too. The first line is the number of vertices, every other one "source target
// weight".
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <iostream>
#include <string>

#include "graph/analysis/brokerage.hpp"
#include "graph/analysis/components.hpp"
#include "graph/analysis/degree.hpp"
#include "graph/analysis/eigenvector.hpp"
#include "graph/analysis/leiden.hpp"
#include "graph/analysis/pagerank.hpp"
#include "graph/analysis/path_measures.hpp"
#include "graph/analysis/reciprocity.hpp"
#include "graph/analysis/triads.hpp"

namespace {

using namespace entente::analysis;

template <class Values>
void put(const char* name, const Values& values) {
    fmt::print("\"{}\":[{}],\n", name, fmt::join(values, ","));
}

void put_paths(const Csr& graph, bool weighted) {
    const PathOptions options{.weighted = weighted, .threads = 2};
    const std::string how = weighted ? "weighted_" : "";
    const auto close = closeness(graph, options);
    put((how + "betweenness").c_str(), betweenness(graph, options));
    put((how + "closeness").c_str(), close.classic);
    put((how + "harmonic").c_str(), close.harmonic);
}

void put_directed(const Csr& out) {
    const Csr in = transposed(out);
    put("in_degree", degrees(in));
    put("out_strength", strengths(out));
    put("pagerank", pagerank(out, in, {}));
    put("unweighted_pagerank", pagerank(out, in, {.damping = 0.6, .weighted = false}));
    std::vector<double> restart(out.vertices());
    restart[0] = 1;
    put("personal_pagerank", pagerank(out, in, {.restart = restart}));
    put_paths(out, false);
    put_paths(out, true);
    put("strong_component", strong_components(out).of);
    const auto answered = reciprocity(out, in);
    put("reciprocity", std::vector{answered.edges, answered.weight});
    put("triads", triad_census(out, in));
    std::vector<std::int64_t> group;
    for (Vertex v = 0; v < out.vertices(); ++v) group.push_back(v % 4);
    std::vector<std::int64_t> roles;  // five a vertex
    for (const auto& of : brokerage(out, group))
        roles.insert(roles.end(),
                     {of.coordinator, of.itinerant, of.gatekeeper, of.representative, of.liaison});
    put("brokerage", roles);
}

void put_undirected(const Csr& both) {
    put("component", connected_components(both).of);
    put("core", core_numbers(both));
    put("constraint", constraint(both));
    put("eigenvector", eigenvector(both).value_or(std::vector<double>{}));
    for (const double resolution : {0.5, 1.0, 2.0}) {
        const auto found = leiden(both, {.resolution = resolution});
        put(fmt::format("community_{}", resolution).c_str(), found.of);
        put(fmt::format("modularity_{}", resolution).c_str(),
            std::vector{modularity(both, found.of, resolution)});
    }
}

}  // namespace

int main() {
    std::size_t vertices = 0;
    std::cin >> vertices;
    std::vector<WeightedEdge> edges;
    for (WeightedEdge edge; std::cin >> edge.source >> edge.target >> edge.weight;) edges.push_back(edge);
    fmt::print("{{");
    put_directed(Csr(vertices, edges));
    put_undirected(undirected(vertices, edges));
    fmt::print("\"vertices\":{}}}\n", vertices);
    return 0;
}
