// Meetings as a table for people, JSON for programs, CSV for spreadsheets.
#pragma once

#include <ostream>
#include <span>
#include <string_view>

#include "graph/query/meetings.hpp"
#include "graph/schema/result.hpp"

namespace entente::query {

enum class OutputFormat { table, json, jsonl, csv };

schema::Result<OutputFormat> parse_output_format(std::string_view name);

struct OutputOptions {
    OutputFormat format = OutputFormat::table;
    std::size_t width = 100;  // of the terminal, for the table
};

// The fields of JSON and the columns of CSV have the same names. A stream that fails is an error.
schema::Result<void> write(std::ostream& out, std::span<const Meeting> meetings,
                           const OutputOptions& options);

}  // namespace entente::query
