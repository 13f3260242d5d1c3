// Text as DOT has it, for Graphviz and for Gephi, who read it differently.
#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "graph/model/property_graph.hpp"
#include "graph/schema/result.hpp"

namespace entente::exporters {

// Inside of quotes, as a label: Graphviz reads backslashes and HTML entities there.
std::string dot_label(std::string_view text);

// As a tooltip, where it reads backslashes twice: "\\G" would become the graph's name.
std::string dot_tooltip(std::string_view text);

// As a label for Gephi, who knows backslashes but no entities.
std::string dot_plain(std::string_view text);

// An id that is no word of the language, which Gephi takes for one even in quotes.
std::string dot_plain_id(std::string id);

// The profile of `dot` for Gephi.
schema::Result<void> write_dot_for_gephi(const model::PropertyGraph& graph, std::ostream& out);

}  // namespace entente::exporters
