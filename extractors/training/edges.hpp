// Which records of a document are right, as edges of the graph: type, parties, direction and whether it
// happened, each labelled event told once.
#pragma once

#include <vector>

#include "extractors/training/gold.hpp"
#include "graph/schema/record.hpp"

namespace entente::training {

// [record]. Records and labelled events are paired, the most alike first, if half of the parties of both are
// common; a record without a partner is wrong.
std::vector<bool> right_edges(const std::vector<schema::Record>& records, const std::vector<GoldEvent>& gold);

}  // namespace entente::training
