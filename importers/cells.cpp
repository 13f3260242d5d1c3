#include "importers/cells.hpp"

#include <algorithm>

namespace entente::importers {

void Cells::set(std::size_t column, const model::Value& value) {
    if (const auto* text = std::get_if<std::string_view>(&value)) {
        cells_.push_back({column, {}, text_.size(), text->size()});
        text_ += *text;
    } else if (!std::holds_alternative<std::monostate>(value)) {
        cells_.push_back({column, value});
    }
}

bool Cells::has(std::size_t column) const {
    return std::ranges::find(cells_, column, &Cell::column) != cells_.end();
}

void Cells::fill(model::Row& row, std::size_t attributes) const {
    row.clear(attributes);
    for (const Cell& cell : cells_) {
        if (const auto* integer = std::get_if<std::int64_t>(&cell.value))
            row.set(cell.column, *integer);
        else if (const auto* number = std::get_if<double>(&cell.value))
            row.set(cell.column, *number);
        else
            row.set(cell.column, std::string_view(text_).substr(cell.begin, cell.size));
    }
}

}  // namespace entente::importers
