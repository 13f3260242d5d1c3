#include "graph/model/with_columns.hpp"

#include <utility>

namespace entente::model {
namespace {

ValueType type_of(const NodeColumn& column) {
    if (std::holds_alternative<std::vector<std::optional<std::int64_t>>>(column.values))
        return ValueType::integer;
    return std::holds_alternative<std::vector<double>>(column.values) ? ValueType::number : ValueType::text;
}

void set(Row& row, std::size_t place, const NodeColumn& column, std::size_t node) {
    if (const auto* integers = std::get_if<std::vector<std::optional<std::int64_t>>>(&column.values)) {
        if (const auto value = (*integers)[node]) row.set(place, *value);
    }
    if (const auto* numbers = std::get_if<std::vector<double>>(&column.values))
        row.set(place, (*numbers)[node]);
    if (const auto* texts = std::get_if<std::vector<std::string>>(&column.values))
        row.set(place, std::string_view((*texts)[node]));
}

}  // namespace

WithColumns::WithColumns(const PropertyGraph& graph, std::vector<NodeColumn> columns)
    : graph_(graph),
      columns_(std::move(columns)),
      attributes_(graph.node_attributes().begin(), graph.node_attributes().end()) {
    for (const auto& column : columns_) {
        const auto there = find_attribute(attributes_, column.name);
        places_.push_back(there.value_or(attributes_.size()));
        if (there)
            attributes_[*there].type = type_of(column);
        else
            attributes_.push_back({column.name, type_of(column)});
    }
}

void WithColumns::read_node(std::size_t node, Row& row) const {
    graph_.read_node(node, row);
    row.widen(attributes_.size());
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        row.set(places_[i], std::string_view());
        set(row, places_[i], columns_[i], node);
    }
}

}  // namespace entente::model
