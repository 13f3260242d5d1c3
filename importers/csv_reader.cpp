#include "importers/csv_reader.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "graph/schema/utf8.hpp"
#include "importers/values.hpp"

namespace entente::importers {

using schema::Error;
using schema::ErrorCode;
using schema::Result;

namespace {

constexpr std::size_t chunk_bytes = 256 << 10;
constexpr std::string_view delimiters = ",;\t|";
constexpr int ended = -1;

// Of the header's first line, outside of quotes; a comma where it has none.
char guess_delimiter(std::string_view text) {
    std::array<std::size_t, delimiters.size()> counts{};
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (!quoted && (c == '\n' || c == '\r')) break;
        if (const auto which = delimiters.find(c); !quoted && which != std::string_view::npos)
            ++counts[which];
    }
    return delimiters[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

}  // namespace

Error CsvReader::error(ErrorCode code, std::string message, std::string hint) const {
    return {code, std::move(message), name_, row_line_, std::move(hint)};
}

bool CsvReader::fill() {
    chunk_.resize(chunk_bytes);
    in_.read(chunk_.data(), static_cast<std::streamsize>(chunk_.size()));
    chunk_.resize(static_cast<std::size_t>(in_.gcount()));
    at_ = 0;
    return !chunk_.empty();
}

int CsvReader::peek() {
    if (at_ == chunk_.size() && !fill()) return ended;
    return static_cast<unsigned char>(chunk_[at_]);
}

void CsvReader::end_field() {
    ends_.push_back(text_.size());
}

// Behind the opening quote, up to the delimiter or line end that ends the field.
Result<void> CsvReader::read_quoted() {
    for (;;) {
        const int c = peek();
        if (c == ended)
            return std::unexpected(error(ErrorCode::invalid, "a quote is opened and never closed",
                                         "close it; the file may end too early"));
        ++at_;
        if (c == '"') {
            if (peek() != '"') break;
            ++at_;
        }
        if (c == '\n') ++line_;
        text_ += static_cast<char>(c);
        if (text_.size() > limits_.max_value_bytes) return {};  // told by read_row
    }
    const int c = peek();
    if (c == ended || c == '\n' || c == '\r' || c == delimiter_) return {};
    return std::unexpected(
        error(ErrorCode::invalid, "text behind a closing quote", "write \"\" for a quote within quotes"));
}

// False where the stream has ended.
Result<bool> CsvReader::read_row() {
    text_.clear();
    ends_.clear();
    row_line_ = line_;
    if (peek() == ended) return false;
    for (bool begins = true;;) {
        const int c = peek();
        if (text_.size() > limits_.max_value_bytes || ends_.size() > 2 * std::size_t{limits_.max_attributes})
            return std::unexpected(error(ErrorCode::limit,
                                         fmt::format("a row of more than {} bytes or {} fields",
                                                     limits_.max_value_bytes, 2 * limits_.max_attributes),
                                         "a quote may be missing before; shorten the row, or split it"));
        if (c != ended) ++at_;
        if (c == ended || c == '\n' || c == '\r') {
            if (c == '\r' && peek() == '\n') ++at_;
            ++line_;
            end_field();
            return true;
        }
        if (c == delimiter_) {
            end_field();
            begins = true;
            continue;
        }
        if (c == '"' && begins) {
            if (auto read = read_quoted(); !read) return std::unexpected(read.error());
        } else {
            text_ += static_cast<char>(c);
        }
        begins = false;
    }
}

Result<void> CsvReader::check_utf8() const {
    if (!schema::find_bad_utf8(text_) && text_.find('\0') == std::string::npos) return {};
    return std::unexpected(error(ErrorCode::invalid, "is no UTF-8 text",
                                 "iconv -f WINDOWS-1252 -t UTF-8 makes it so, or -f UTF-16"));
}

Result<bool> CsvReader::next() {
    do {
        auto more = read_row();
        if (!more || !*more) return more;
    } while (ends_.size() == 1 && ends_[0] == 0 && columns_ != 1);
    if (auto good = check_utf8(); !good) return std::unexpected(good.error());
    if (columns_ != 0 && ends_.size() != columns_)
        return std::unexpected(error(
            ErrorCode::invalid, fmt::format("{} fields, where the header has {}", ends_.size(), columns_),
            "quote fields that have a delimiter or a line end; the file may end too early"));
    fields_.clear();
    std::size_t begin = 0;
    for (const auto end : ends_) {
        fields_.push_back(std::string_view(text_).substr(begin, end - begin));
        begin = end;
    }
    return true;
}

Result<std::vector<std::string>> CsvReader::header() {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (!fill())
        return std::unexpected(error(ErrorCode::invalid, "is empty", "its first line names columns"));
    if (chunk_.starts_with(mark)) at_ = mark.size();
    delimiter_ = guess_delimiter(std::string_view(chunk_).substr(at_));
    const auto read = next();
    if (!read) return std::unexpected(read.error());
    if (!*read) return std::unexpected(error(ErrorCode::invalid, "is empty", "its first line names columns"));
    columns_ = fields_.size();
    std::vector<std::string> names;
    for (const auto field : fields_) names.emplace_back(trim(field));
    return names;
}

}  // namespace entente::importers
