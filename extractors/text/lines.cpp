#include "extractors/text/lines.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "extractors/text/layout.hpp"

namespace entente::text {
namespace {

constexpr std::size_t chunk = 256U << 10U;

}  // namespace

LineReader::LineReader(std::istream& in, std::uint64_t max_line_bytes) : in_(in), most_(max_line_bytes) {}

bool LineReader::failed() const {
    return in_.bad();
}

// Reads one more chunk behind what is there, having thrown away what was given.
bool LineReader::fill() {
    buffer_.erase(0, at_);
    at_ = 0;
    const std::size_t before = buffer_.size();
    buffer_.resize(before + chunk);
    in_.read(buffer_.data() + before, static_cast<std::streamsize>(chunk));
    buffer_.resize(before + static_cast<std::size_t>(in_.gcount()));
    return buffer_.size() > before;
}

// The next line, blank or not; false at the end.
bool LineReader::take_line(InputLine& line) {
    line = {{}, ++number_, offset_, false};
    std::size_t searched = 0;
    for (;;) {
        const std::size_t end = buffer_.find('\n', at_ + searched);
        const std::size_t length = (end == std::string::npos ? buffer_.size() : end) - at_;
        if (length > most_) line.too_long = true;
        if (end != std::string::npos) {
            line.bytes = line.too_long ? std::string_view{} : std::string_view(buffer_).substr(at_, length);
            at_ = end + 1;
            offset_ += length + 1;
            return true;
        }
        searched = length;
        if (line.too_long) {  // forget what was read of it
            at_ = buffer_.size();
            offset_ += length;
            searched = 0;
        }
        if (fill()) continue;
        line.bytes = line.too_long ? std::string_view{} : std::string_view(buffer_).substr(at_);
        at_ = buffer_.size();
        offset_ += line.bytes.size();
        return line.too_long || !line.bytes.empty();
    }
}

std::optional<InputLine> LineReader::next() {
    InputLine line;
    while (take_line(line)) {
        if (line.bytes.ends_with('\r')) line.bytes.remove_suffix(1);
        if (line.too_long || !trim(line.bytes).empty()) return line;
    }
    return std::nullopt;
}

schema::Error too_long(const InputLine& line, std::uint64_t max_line_bytes) {
    return {schema::ErrorCode::limit, fmt::format("line is longer than {} bytes", max_line_bytes), "",
            line.number, "split the document, or raise --max-line-bytes"};
}

schema::Result<std::string> read_all(std::istream& in, std::uint64_t max_bytes) {
    std::string bytes;
    std::array<char, 64U << 10U> part{};
    while (in.read(part.data(), part.size()), in.gcount() > 0) {
        bytes.append(part.data(), static_cast<std::size_t>(in.gcount()));
        if (bytes.size() <= max_bytes) continue;
        return std::unexpected(schema::Error{schema::ErrorCode::limit,
                                             fmt::format("document has more than {} bytes", max_bytes), "", 0,
                                             "split it, or raise --max-document-bytes"});
    }
    if (in.bad()) return std::unexpected(schema::Error{schema::ErrorCode::io, "reading failed", "", 0, ""});
    return bytes;
}

}  // namespace entente::text
