// Columns of values as a table for people, JSON for programs, CSV for spreadsheets.
#pragma once

#include <ostream>
#include <span>

#include "graph/analysis/measures.hpp"
#include "graph/query/write_meetings.hpp"
#include "graph/schema/result.hpp"

namespace entente::app {

// JSON has an object a row, with the columns' names. Numbers are written so that they read back as they are;
// the table shows six digits of them. What is not known (an empty text, not-a-number) is left out of JSON and
// empty elsewhere. Requires: columns of one length. A stream that fails is an error.
schema::Result<void> write_columns(std::ostream& out, std::span<const analysis::Column> columns,
                                   const query::OutputOptions& options);

}  // namespace entente::app
