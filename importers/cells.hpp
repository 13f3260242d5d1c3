// The values of a node or edge while its element is read, one after the other; used again for the next.
#pragma once

#include <string>
#include <vector>

#include "graph/model/property_graph.hpp"

namespace entente::importers {

class Cells {
  public:
    void clear() {
        cells_.clear();
        text_.clear();
    }
    // Text is copied. What is set again replaces what was there.
    void set(std::size_t column, const model::Value& value);
    // Only where nothing was set.
    void set_default(std::size_t column, const model::Value& value) {
        if (!has(column)) set(column, value);
    }
    bool has(std::size_t column) const;
    bool empty() const { return cells_.empty(); }
    // What they take, values that were replaced among them.
    std::size_t bytes() const { return text_.size() + cells_.size() * sizeof(Cell); }

    // The row views the text: it is valid until this changes.
    void fill(model::Row& row, std::size_t attributes) const;

  private:
    struct Cell {
        std::size_t column;
        model::Value value;  // of a text its place instead
        std::size_t begin = 0, size = 0;
    };

    std::vector<Cell> cells_;
    std::string text_;
};

}  // namespace entente::importers
