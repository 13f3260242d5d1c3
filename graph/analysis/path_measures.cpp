#include "graph/analysis/path_measures.hpp"

#include "graph/analysis/parallel.hpp"
#include "graph/analysis/shortest_paths.hpp"

namespace entente::analysis {
namespace {

// However many threads there are, so that sums are made in one order.
constexpr std::size_t parts = 32;

// What the paths from one source add to each vertex on them (Brandes 2001, the dependencies), last reached
// first.
template <class Paths>
void add_dependencies(const Csr& graph, const Paths& paths, std::vector<double>& passed,
                      std::vector<double>& sums) {
    const auto order = paths.order();
    for (std::size_t i = order.size(); i-- > 0;) {
        const Vertex v = order[i];
        const auto neighbours = graph.neighbours(v);
        double beyond = 0;
        for (std::size_t e = 0; e < neighbours.size(); ++e)
            if (paths.leads(v, neighbours[e], e)) beyond += passed[neighbours[e]];
        const double dependency = beyond * paths.paths(v);
        passed[v] = (1 + dependency) / paths.paths(v);
        if (i > 0) sums[v] += dependency;
    }
}

template <class Paths>
std::vector<double> betweenness_by(const Csr& graph, unsigned threads) {
    std::vector<std::vector<double>> sums(parts);
    for_each_part(parts, threads, [&](std::size_t part) {
        Paths paths(graph);
        std::vector<double> passed(graph.vertices());
        sums[part].assign(graph.vertices(), 0);
        for (auto source = static_cast<Vertex>(part); source < graph.vertices(); source += parts) {
            paths.run(source);
            add_dependencies(graph, paths, passed, sums[part]);
        }
    });
    std::vector<double> total(graph.vertices());
    for (const auto& sum : sums)
        for (std::size_t v = 0; v < total.size(); ++v) total[v] += sum[v];
    return total;
}

template <class Paths>
Closeness closeness_by(const Csr& graph, unsigned threads) {
    Closeness result{std::vector<double>(graph.vertices()), std::vector<double>(graph.vertices())};
    const auto others = static_cast<double>(graph.vertices()) - 1;
    for_each_part(parts, threads, [&](std::size_t part) {
        Paths paths(graph);
        for (auto source = static_cast<Vertex>(part); source < graph.vertices(); source += parts) {
            paths.run(source);
            const auto reached = paths.order().subspan(1);
            double far = 0, near = 0;
            for (const Vertex v : reached) {
                far += paths.distance(v);
                near += 1 / paths.distance(v);
            }
            if (reached.empty()) continue;
            const auto count = static_cast<double>(reached.size());
            result.classic[source] = count / others * (count / far);
            result.harmonic[source] = near / others;
        }
    });
    return result;
}

}  // namespace

std::vector<double> betweenness(const Csr& graph, const PathOptions& options) {
    return options.weighted ? betweenness_by<Lengths>(graph, options.threads)
                            : betweenness_by<Hops>(graph, options.threads);
}

Closeness closeness(const Csr& graph, const PathOptions& options) {
    return options.weighted ? closeness_by<Lengths>(graph, options.threads)
                            : closeness_by<Hops>(graph, options.threads);
}

}  // namespace entente::analysis
