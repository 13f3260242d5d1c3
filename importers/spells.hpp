// When a node or an edge is there: from one day to another, or several times so. What a reader collects
// becomes date_start and date_end, and spells where there are several.
#pragma once

#include <string>
#include <string_view>

#include "importers/graph_builder.hpp"

namespace entente::importers {

class Spells {
  public:
    void clear() { *this = {}; }
    // "" is an open end; both: no time at all.
    void add(std::string_view start, std::string_view end);
    // Values that the cells have already stay.
    schema::Result<void> put(GraphBuilder& builder, Cells& cells, Domain domain) const;

  private:
    std::string start_, end_;  // of the first, of the last
    std::string all_;
    std::size_t count_ = 0;
};

}  // namespace entente::importers
