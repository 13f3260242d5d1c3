#include "graph/analysis/components.hpp"

#include <boost/graph/connected_components.hpp>
#include <boost/graph/core_numbers.hpp>
#include <boost/graph/strong_components.hpp>
#include <utility>

namespace entente::analysis {
namespace {

auto by_vertex(std::vector<std::int64_t>& values, const Csr& graph) {
    return boost::make_iterator_property_map(values.begin(), boost::get(boost::vertex_index, graph.graph()));
}

}  // namespace

Partition connected_components(const Csr& graph) {
    std::vector<std::int64_t> of(graph.vertices());
    boost::connected_components(graph.graph(), by_vertex(of, graph));
    return ranked(std::move(of));
}

Partition strong_components(const Csr& graph) {
    std::vector<std::int64_t> of(graph.vertices());
    boost::strong_components(graph.graph(), by_vertex(of, graph));
    return ranked(std::move(of));
}

std::vector<std::int64_t> core_numbers(const Csr& graph) {
    std::vector<std::int64_t> cores(graph.vertices());
    if (graph.vertices() > 0) boost::core_numbers(graph.graph(), by_vertex(cores, graph));
    return cores;
}

}  // namespace entente::analysis
