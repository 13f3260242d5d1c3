// A table with a header (RFC 4180; commas, semicolons, tabs or bars): each row is a document. Which columns
// are its text, id, date … the user says by name; where he does not, the usual names do.
#pragma once

#include <array>
#include <cstddef>
#include <istream>
#include <optional>
#include <string_view>
#include <vector>

#include "extractors/text/csv_record.hpp"
#include "extractors/text/item.hpp"
#include "extractors/text/options.hpp"
#include "graph/schema/result.hpp"

namespace entente::text {

class CsvReader {
  public:
    // The stream outlives the reader. delimiter: 0 for what the header has most of.
    CsvReader(std::istream& in, const Options& options, char delimiter);

    // None behind the last row. What is wrong with a row is told with its line, and the next one goes on;
    // what is wrong with the header ends the table.
    std::optional<schema::Result<Item>> next();

    // The row that next() has read last, or was about to.
    std::uint64_t line() const { return line_; }

  private:
    enum Field : std::size_t { text, id, date, title, publisher, url, count };

    schema::Result<void> read_header();
    schema::Result<Item> read_row(const CsvRecord& record) const;

    CsvRecordReader records_;
    Options options_;
    char delimiter_;
    bool begun_ = false;
    bool ended_ = false;
    std::uint64_t line_ = 0;
    std::size_t columns_ = 0;
    std::array<std::optional<std::size_t>, count> at_;  // the column of each field
};

}  // namespace entente::text
