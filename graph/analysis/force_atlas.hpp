// Forces that draw a graph: all vertices push each other away, edges pull. Partners come to lie together and
// what deals among itself becomes a cluster that the eye sees.
#pragma once

#include <span>

#include "graph/analysis/csr.hpp"
#include "graph/analysis/quadtree.hpp"

namespace entente::analysis {

struct ForceOptions {
    unsigned threads = 1;
    int iterations = 300;        // ends earlier where nothing moves any more
    double repulsion = 2;        // k_r: how large it becomes
    double gravity = 1;          // k_g: pull to (0, 0), the same at any distance
    double weight_exponent = 1;  // an edge of weight w pulls w to the power of this, over the mean
    bool linlog = false;         // edges pull by log(1 + distance), which sets clusters further apart
    double theta = 0.9;          // exactness of Barnes and Hut; 0 is exact and slow
};

// Places after moving from where the vertices lie. ForceAtlas2 with its adaptive speed (Jacomy, Venturini,
// Heymann and Bastian 2014, PLOS ONE 9(6)), as Gephi runs it: a vertex of degree d pushes with d + 1. The
// same on any number of threads. Requires: every edge in both directions, no two vertices at one place,
// weights above 0. O(iterations (n log n + m)).
std::vector<Point> force_atlas(const Csr& graph, std::vector<Point> start, const ForceOptions& options);

}  // namespace entente::analysis
