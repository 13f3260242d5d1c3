#include "graph/analysis/eigenvector.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace entente::analysis {
namespace {

constexpr int most_iterations = 100'000;
constexpr double tolerance = 1e-13;

void multiply(const Csr& graph, const std::vector<double>& x, std::vector<double>& product) {
    for (Vertex v = 0; v < x.size(); ++v) {
        const auto neighbours = graph.neighbours(v);
        const auto weights = graph.weights(v);
        double sum = 0;
        for (std::size_t i = 0; i < neighbours.size(); ++i) sum += weights[i] * x[neighbours[i]];
        product[v] = sum;
    }
}

// Of x, by the quotient of Rayleigh.
double eigenvalue(const std::vector<double>& x, const std::vector<double>& product) {
    return std::inner_product(x.begin(), x.end(), product.begin(), 0.0) /
           std::inner_product(x.begin(), x.end(), x.begin(), 0.0);
}

// The next x, and by how much it differs.
double step(std::vector<double>& x, std::vector<double>& product) {
    const double shift = eigenvalue(x, product) / 2;
    for (std::size_t v = 0; v < x.size(); ++v) product[v] += shift * x[v];
    const double largest = *std::ranges::max_element(product);
    double change = 0;
    for (std::size_t v = 0; v < x.size(); ++v) {
        const double now = product[v] / largest;
        change = std::max(change, std::abs(now - x[v]));
        x[v] = now;
    }
    return change;
}

}  // namespace

schema::Result<std::vector<double>> eigenvector(const Csr& graph) {
    std::vector<double> x(graph.vertices(), 1), product(graph.vertices());
    if (graph.edges() == 0) return std::vector<double>(graph.vertices(), 0);
    for (int i = 0; i < most_iterations; ++i) {
        multiply(graph, x, product);
        if (step(x, product) <= tolerance) return x;
    }
    return std::unexpected(
        schema::Error{schema::ErrorCode::limit,
                      "the eigenvector does not settle: two parts of the graph are nearly alike",
                      {},
                      0,
                      "pagerank has an answer for every graph"});
}

}  // namespace entente::analysis
