// Small graphs for the tests of the measures.
#pragma once

#include <initializer_list>
#include <vector>

#include "graph/analysis/csr.hpp"
#include "graph/analysis/random.hpp"

namespace entente::analysis {

inline Csr arrows(std::size_t vertices, std::vector<WeightedEdge> edges) {
    return {vertices, edges};
}

inline Csr lines(std::size_t vertices, std::vector<WeightedEdge> edges) {
    return undirected(vertices, edges);
}

// 0 in the middle of 1, 2, 3 and 4.
inline Csr star() {
    return lines(5, {{0, 1}, {0, 2}, {0, 3}, {0, 4}});
}

// `edges` of them, some parallel; weights 1 to 4.
inline std::vector<WeightedEdge> random_edges(Random& random, std::size_t vertices, std::size_t edges) {
    std::vector<WeightedEdge> list;
    for (std::size_t i = 0; i < edges; ++i)
        list.push_back({static_cast<Vertex>(random.below(vertices)),
                        static_cast<Vertex>(random.below(vertices)),
                        static_cast<double>(1 + random.below(4))});
    return list;
}

// Groups of `size`, everyone linked to everyone within; a single tie from each group to the next.
inline Csr ring_of_cliques(std::size_t groups, std::size_t size) {
    std::vector<WeightedEdge> edges;
    for (std::size_t g = 0; g < groups; ++g) {
        const auto first = static_cast<Vertex>(g * size), next = static_cast<Vertex>((g + 1) % groups * size);
        for (Vertex a = 0; a < size; ++a)
            for (Vertex b = a + 1; b < size; ++b) edges.push_back({first + a, first + b});
        edges.push_back({first + 1, next});
    }
    return lines(groups * size, edges);
}

}  // namespace entente::analysis
