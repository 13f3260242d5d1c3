// RFC 4180 as a stream of rows: a header and rows of as many fields, quoted where they must be, with commas,
// semicolons, tabs or bars between them, whichever the header has most of.
#pragma once

#include <cstdint>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

#include "graph/schema/result.hpp"
#include "importers/importer.hpp"

namespace entente::importers {

class CsvReader {
  public:
    // The stream outlives the reader.
    CsvReader(std::istream& in, std::string name, const Limits& limits)
        : in_(in), name_(std::move(name)), limits_(limits) {}

    // The names of the columns. Once, before the rows.
    schema::Result<std::vector<std::string>> header();
    // The next row in fields(); false behind the last. Blank lines are passed over.
    schema::Result<bool> next();
    // As many as the header has; valid until the next row.
    const std::vector<std::string_view>& fields() const { return fields_; }
    std::uint64_t line() const { return row_line_; }  // 1-based, where the row begins

  private:
    bool fill();
    int peek();
    schema::Result<bool> read_row();
    schema::Result<void> read_quoted();
    void end_field();
    schema::Error error(schema::ErrorCode code, std::string message, std::string hint) const;
    schema::Result<void> check_utf8() const;

    std::istream& in_;
    std::string name_;
    Limits limits_;
    std::string chunk_;
    std::size_t at_ = 0;     // in the chunk
    char delimiter_ = '\0';  // not known yet
    std::uint64_t line_ = 1, row_line_ = 1;
    std::size_t columns_ = 0;
    std::string text_;               // of the row's fields, one behind the other
    std::vector<std::size_t> ends_;  // of each field in it
    std::vector<std::string_view> fields_;
};

}  // namespace entente::importers
