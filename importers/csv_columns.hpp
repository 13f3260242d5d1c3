// What the columns of a table of nodes or edges mean, by their headers: those of our own profiles, of Gephi,
// of Neo4j's import, of igraph and pandas.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "importers/graph_builder.hpp"

namespace entente::importers {

enum class Role : std::uint8_t {
    attribute,
    id,
    source,
    target,
    label,
    direction,  // Gephi's Type: Directed or Undirected; whatever else is an attribute
    kind,
    times,  // "<[2022-01-06, 2022-01-07]; [2022-03-01, 2022-03-31]>"
};

struct CsvColumn {
    std::string name;  // of the attribute
    Role role = Role::attribute;
    FileType type = FileType::text;
    bool guessed = true;      // the type is what all values are, else it is the header's
    bool is_measure = false;  // a number, whole or not, as weights and positions are
};

std::vector<CsvColumn> csv_columns(Domain domain, const std::vector<std::string>& header);

// Are these the headers of a table of edges?
bool has_ends(const std::vector<CsvColumn>& columns);

// What all values of a column are.
class TypeGuess {
  public:
    void add(std::string_view text);  // not ""
    // Text where there was none; numbers only where each is written as a number is, so that 007 stays text.
    FileType type() const;
    // That are no number and yet do not make the column text: NaN, inf, NA.
    std::uint64_t not_finite() const { return not_finite_; }
    std::uint64_t first_line = 0;  // of the first that is not finite

  private:
    bool integer_ = true, number_ = true, any_ = false;
    std::uint64_t not_finite_ = 0;
};

}  // namespace entente::importers
