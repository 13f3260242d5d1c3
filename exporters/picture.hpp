// What is drawn of a property graph, and where: the same to every format that is a picture. Edges between the
// same two nodes are lines of their own as long as the eye can tell them apart; where there are too many,
// those that look alike become one line, which is as thick as they are together, and in the end all of a
// pair.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "exporters/captions.hpp"

namespace entente::exporters {

struct PictureNode {
    double x = 0, y = 0;  // in pixels, y downwards
    double radius = 0;
    double importance = 0;  // weight of its edges in all
    bool placed = false;    // the graph says where
};

// What has a line of its own.
enum class Detail {
    edges,  // an edge; between two that have more than most_parallel_lines, those that look alike
    looks,  // those of two nodes that look alike: direction, quad class, certainty
    pairs,  // all of two nodes, in the colour that weighs most
};

struct PictureLine {
    std::uint32_t source = 0, target = 0;
    int quad = 0;
    bool symmetric = false;  // no arrow
    bool uncertain = false;  // dashed
    double weight = 0;
    std::uint32_t first = 0, count = 0;  // its edges in Picture::edges
    double bend = 0;  // pixels between its middle and the straight one, to the left of going from the lower
                      // node number to the higher; of a loop: which it is, from 0
};

struct Picture {
    std::vector<PictureNode> nodes;
    std::vector<PictureLine> lines;  // thin ones first, so that what matters lies on top
    std::vector<std::uint32_t> edges;
    double max_weight = 0;  // of a line
    Detail detail = Detail::edges;
    double width = 0, height = 0;
    std::string from, to;  // first and last day of its edges; "" where none is dated
};

inline constexpr std::size_t most_parallel_lines = 6;
// So many lines are read in that detail; with more, the next one is taken.
inline constexpr std::size_t most_lines_of_edges = 350, most_lines_of_looks = 700;

// Where the graph says not of all nodes where they lie, they stand on a circle. A node without a size is as
// large as the weight of its edges makes it. Reads the graph twice and keeps some 50 bytes an edge.
Picture make_picture(const model::PropertyGraph& graph);

// In pixels: the square root of its share of the greatest weight, over a range that grows with that weight.
double line_width(const Picture& picture, const PictureLine& line);

}  // namespace entente::exporters
