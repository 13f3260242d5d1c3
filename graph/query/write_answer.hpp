// Answers as a table for people, JSON for programs, CSV for spreadsheets.
#pragma once

#include <ostream>
#include <string_view>

#include "graph/query/answer.hpp"
#include "graph/schema/result.hpp"

namespace entente::query {

enum class OutputFormat { table, json, jsonl, csv };

schema::Result<OutputFormat> parse_output_format(std::string_view name);

struct OutputOptions {
    OutputFormat format = OutputFormat::table;
    std::size_t width = 100;  // of the terminal, for the table
};

// Fields of JSON and columns of CSV have the columns' names. Proofs stand below their row in a table, are the
// list "proofs" in JSON, and make CSV repeat the row, once a proof, with columns proof_…. A stream that fails
// is an error.
schema::Result<void> write(std::ostream& out, const Answer& answer, const OutputOptions& options);

}  // namespace entente::query
