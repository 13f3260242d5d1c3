// What `entente export` is asked, as words, and what that means to the layers below.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "app/lens_options.hpp"
#include "app/query_options.hpp"
#include "app/write_graph.hpp"
#include "exporters/formats.hpp"
#include "graph/projection/shapes.hpp"

namespace CLI {
class App;
}

namespace entente::app {

struct ExportOptions : RealityOptions {
    std::string graph;
    std::string format, profile, part;
    std::string output = "-";
    bool list = false;
    LensOptions lens;
    // Which events.
    std::vector<std::string> actors, acts, expand;
    WindowOptions window;
    // How they become a graph.
    std::string shape, by = "type", nodes = "all", multilateral = "fractional";
    bool fold_nonstate = false;
    std::string ego;
    std::size_t hops = 1, top = 0;
    // Of formats that are no property graph.
    std::string base;                                                   // RDF
    std::string dyads = "undirected", dyads_of = "all", codes = "iso";  // panel
    // What is added to it.
    bool layout = false;
    std::uint64_t seed = 1;
    std::vector<std::string> measures;
    unsigned jobs = 0;
};

void declare(CLI::App& cli, ExportOptions& options);

projection::Options projection_options(const ExportOptions& options);

// As the file says it itself: shape, nodes, counting, which events.
projection::Facts facts_of(const ExportOptions& options, projection::Shape shape);

Target target_of(const ExportOptions& options);

// An error of usage where --by is not for that format.
schema::Result<void> check_by(const ExportOptions& options, const exporters::Format& format);

// --shape, else the format's own.
projection::Shape wanted_shape(const ExportOptions& options, const exporters::Format& format);

}  // namespace entente::app
