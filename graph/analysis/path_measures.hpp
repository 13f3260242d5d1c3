// Measures that ask for all shortest paths of a graph. Same values on any number of threads.
#pragma once

#include <vector>

#include "graph/analysis/csr.hpp"

namespace entente::analysis {

struct PathOptions {
    bool weighted = false;  // a tie of weight w has length 1/w, else 1
    unsigned threads = 1;
};

// By vertex: the shares of shortest paths between two others that lead over it, summed over ordered pairs
// (Freeman 1977), by Brandes (2001). In a graph whose edges all go both ways each pair is so counted twice.
// O(n·m), weighted O(n·m·log n).
std::vector<double> betweenness(const Csr& graph, const PathOptions& options);

struct Closeness {
    // (r/(n-1)) · (r/sum of distances), r being how many others the vertex reaches: Freeman's closeness,
    // corrected for what is out of reach (Wasserman and Faust 1994). 0 where nobody is reached.
    std::vector<double> classic;
    // Sum of 1/distance over all others, divided by n-1 (Marchiori and Latora 2000).
    std::vector<double> harmonic;
};

// Distances from the vertex along the edges. O(n·m), weighted O(n·m·log n).
Closeness closeness(const Csr& graph, const PathOptions& options);

}  // namespace entente::analysis
