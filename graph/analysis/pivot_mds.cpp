#include "graph/analysis/pivot_mds.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace entente::analysis {
namespace {

using Column = std::vector<double>;

double dot(const Column& a, const Column& b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

// Edges from one vertex to each.
Column distances(const Csr& graph, Vertex from) {
    Column steps(graph.vertices(), -1);
    std::vector<Vertex> queue{from};
    steps[from] = 0;
    for (std::size_t i = 0; i < queue.size(); ++i)
        for (const Vertex w : graph.neighbours(queue[i]))
            if (steps[w] < 0) {
                steps[w] = steps[queue[i]] + 1;
                queue.push_back(w);
            }
    return steps;
}

// Squared distances to pivots, each of which is as far as can be from those before it.
std::vector<Column> squared_distances(const Csr& graph, std::size_t pivots, Random& random) {
    std::vector<Column> columns;
    Column nearest(graph.vertices(), std::numeric_limits<double>::infinity());
    auto pivot = static_cast<Vertex>(random.below(graph.vertices()));
    while (columns.size() < std::min(pivots, graph.vertices())) {
        auto column = distances(graph, pivot);
        for (std::size_t v = 0; v < column.size(); ++v) nearest[v] = std::min(nearest[v], column[v]);
        for (auto& value : column) value *= value;
        columns.push_back(std::move(column));
        pivot = static_cast<Vertex>(std::ranges::max_element(nearest) - nearest.begin());
    }
    return columns;
}

// Rows and columns of mean 0, times -1/2: then they are products of the places that are sought.
void centre(std::vector<Column>& columns) {
    const auto rows = columns[0].size();
    Column row_means(rows);
    for (auto& column : columns) {
        const double mean = std::accumulate(column.begin(), column.end(), 0.0) / static_cast<double>(rows);
        for (std::size_t v = 0; v < rows; ++v) {
            column[v] -= mean;
            row_means[v] += column[v] / static_cast<double>(columns.size());
        }
    }
    for (auto& column : columns)
        for (std::size_t v = 0; v < rows; ++v) column[v] = -0.5 * (column[v] - row_means[v]);
}

// The next eigenvector of a symmetric matrix, at right angles to those known, by power iteration; 0 where
// there is none.
Column eigenvector(const std::vector<Column>& matrix, const std::vector<Column>& known, Random& random) {
    Column vector(matrix.size());
    for (auto& value : vector) value = random.unit() - 0.5;
    for (int i = 0; i < 100; ++i) {
        Column product;
        for (const auto& row : matrix) product.push_back(dot(row, vector));
        for (const auto& other : known) {
            const double share = dot(product, other);
            for (std::size_t j = 0; j < product.size(); ++j) product[j] -= share * other[j];
        }
        const double length = std::sqrt(dot(product, product));
        if (length < 1e-9) return Column(matrix.size());
        for (auto& value : product) value /= length;
        vector = std::move(product);
    }
    return vector;
}

// Where vertices lie along an axis, scaled so that distances are those of the graph.
Column coordinates(const std::vector<Column>& columns, const Column& axis) {
    Column sums(columns[0].size());
    for (std::size_t p = 0; p < columns.size(); ++p)
        for (std::size_t v = 0; v < sums.size(); ++v) sums[v] += axis[p] * columns[p][v];
    // The columns are x pᵀ, with p the places of pivots; the axis is p / |p|, and |p|² about k/n of |x|².
    const double length = std::sqrt(dot(sums, sums));
    const double share = static_cast<double>(columns.size()) / static_cast<double>(sums.size());
    const double scale = length > 0 ? 1 / std::sqrt(length * std::sqrt(share)) : 0;
    for (auto& value : sums) value *= scale;
    return sums;
}

}  // namespace

std::vector<Point> pivot_mds(const Csr& graph, std::size_t pivots, Random& random) {
    if (graph.vertices() == 0) return {};
    auto columns = squared_distances(graph, pivots, random);
    centre(columns);
    std::vector<Column> matrix;
    for (const auto& a : columns) {
        matrix.emplace_back();
        for (const auto& b : columns) matrix.back().push_back(dot(a, b));
    }
    std::vector<Column> axes;
    for (int i = 0; i < 2; ++i) axes.push_back(eigenvector(matrix, axes, random));
    const auto x = coordinates(columns, axes[0]), y = coordinates(columns, axes[1]);
    std::vector<Point> points;
    for (std::size_t v = 0; v < x.size(); ++v) points.push_back({x[v], y[v]});
    return points;
}

}  // namespace entente::analysis
