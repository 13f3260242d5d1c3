// RFC 4180 without its columns' meaning: a stream cut into records, a record cut into fields. Records may
// have line ends of any kind in quotes; none is held that is over the limit.
#pragma once

#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/text/origin.hpp"
#include "graph/schema/result.hpp"

namespace entente::text {

struct CsvRecord {
    std::string bytes;       // as in the stream, quotes and all, without the line end; empty where too_long
    std::uint64_t line = 0;  // 1-based, where it begins
    bool too_long = false;
    bool quote_is_open = false;  // the stream ends within quotes
};

class CsvRecordReader {
  public:
    // The stream outlives the reader.
    CsvRecordReader(std::istream& in, std::uint64_t max_record_bytes) : in_(in), most_(max_record_bytes) {}

    // Of a stream whose delimiter is not known each of the usual ones ends a field. Blank lines are left out.
    std::optional<CsvRecord> next(std::string_view delimiters);

  private:
    bool take(CsvRecord& record, std::string_view delimiters);

    std::istream& in_;
    std::uint64_t most_;
    std::uint64_t line_ = 1;
};

inline constexpr std::string_view usual_delimiters = ",;\t|";

// The usual delimiter that a header has most of, outside of quotes; a comma where it has none.
char guess_delimiter(std::string_view header);

// Where a field stands in its record, quotes included.
struct CsvField {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool quoted = false;
};

inline constexpr std::size_t most_csv_fields = 4096;

// Fails on text behind a closing quote, and on more than most_csv_fields.
schema::Result<std::vector<CsvField>> split_csv(std::string_view record, char delimiter);

// What a field holds, with the map to the record.
Traced csv_value(std::string_view record, const CsvField& field);

}  // namespace entente::text
