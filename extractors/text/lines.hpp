// Lines of a stream that may be of any length: JSONL from a pipe, without ever holding more than one line,
// and no line that is over the limit. What is too long is told with its number and skipped, so that the next
// line goes on.
#pragma once

#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <string_view>

#include "graph/schema/result.hpp"

namespace entente::text {

struct InputLine {
    std::string_view bytes;    // without its line end; valid until the next call; empty where too_long
    std::uint64_t number = 0;  // 1-based
    std::uint64_t offset = 0;  // of its first byte in the stream
    bool too_long = false;
};

class LineReader {
  public:
    // The stream outlives the reader.
    LineReader(std::istream& in, std::uint64_t max_line_bytes);

    // Blank lines are left out (but counted). None at the end of the stream.
    std::optional<InputLine> next();

    // Did the stream end because reading failed?
    bool failed() const;

  private:
    bool fill();
    bool take_line(InputLine& line);

    std::istream& in_;
    std::uint64_t most_;
    std::string buffer_;        // bytes read and not yet given
    std::size_t at_ = 0;        // the next line's first byte in buffer_
    std::uint64_t offset_ = 0;  // the same in the stream
    std::uint64_t number_ = 0;
};

// An error that names the line, for one that LineReader found too long.
schema::Error too_long(const InputLine& line, std::uint64_t max_line_bytes);

// The whole stream, or an error as soon as it is over the limit.
schema::Result<std::string> read_all(std::istream& in, std::uint64_t max_bytes);

}  // namespace entente::text
