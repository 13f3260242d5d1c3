// What `entente analyze` is asked, as words, and what that means to graph/analysis.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/lens_options.hpp"
#include "graph/analysis/measures.hpp"
#include "graph/analysis/windows.hpp"
#include "graph/schema/result.hpp"

namespace CLI {
class App;
}

namespace entente::app {

struct AnalysisOptions {
    std::string graph;
    std::vector<std::string> measures;
    std::string nodes = "actors", weights = "events", ties = "directed", series = "events";
    std::string from, to, every, status = "happened", source;
    analysis::Selection selection;
    analysis::MeasureOptions measure;
    bool unweighted = false, next_day = false;
    unsigned jobs = 0;
    std::optional<std::size_t> top;
    std::string format = "table";
    std::string output = "-";
    LensOptions lens;
};

void declare(CLI::App& cli, AnalysisOptions& options);

schema::Result<analysis::Selection> selection_of(const AnalysisOptions& options);

// Without the source, which is a vertex of one network.
analysis::MeasureOptions measure_options(const AnalysisOptions& options);

// None where the measure is taken once.
std::optional<analysis::Every> every_of(const AnalysisOptions& options);

// --top; by default a table for people is short, and everything else whole.
std::size_t rows_wanted(const AnalysisOptions& options);

}  // namespace entente::app
