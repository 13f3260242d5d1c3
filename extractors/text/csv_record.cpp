#include "extractors/text/csv_record.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

#include "extractors/text/layout.hpp"

namespace entente::text {
namespace {

using schema::Error;
using schema::ErrorCode;

constexpr auto end_of_stream = std::char_traits<char>::eof();

std::unexpected<Error> invalid(std::string message, std::string hint) {
    return std::unexpected(Error{ErrorCode::invalid, std::move(message), {}, 0, std::move(hint)});
}

// Behind the field that begins at `at`; npos where its quote is not closed.
std::size_t end_of_quoted(std::string_view record, std::size_t at) {
    for (std::size_t quote = record.find('"', at + 1); quote != std::string_view::npos;
         quote = record.find('"', quote + 2)) {
        if (quote + 1 == record.size() || record[quote + 1] != '"') return quote + 1;
    }
    return std::string_view::npos;
}

}  // namespace

std::optional<CsvRecord> CsvRecordReader::next(std::string_view delimiters) {
    CsvRecord record;
    while (take(record, delimiters)) {
        if (record.too_long || !trim(record.bytes).empty()) return record;
    }
    return std::nullopt;
}

// The next record, blank or not; false at the end. The stream's buffer is asked directly: a byte at a time
// through the stream itself takes several times as long.
bool CsvRecordReader::take(CsvRecord& record, std::string_view delimiters) {
    record = {.bytes = {}, .line = line_};
    std::streambuf& in = *in_.rdbuf();
    bool quoted = false;
    bool at_start = true;  // of a field, where alone a quote opens one
    bool any = false;
    const auto keep = [&](char c) {
        if (record.bytes.size() < most_) return record.bytes.push_back(c);
        record.too_long = true;
    };
    for (auto next = in.sbumpc(); next != end_of_stream; next = in.sbumpc()) {
        const char c = std::char_traits<char>::to_char_type(next);
        any = true;
        if (!quoted && (c == '\n' || c == '\r')) {
            if (c == '\r' && in.sgetc() == '\n') in.sbumpc();
            ++line_;
            if (record.too_long) record.bytes.clear();
            return true;
        }
        line_ += c == '\n' ? 1 : 0;
        keep(c);
        if (c != '"') {
            at_start = !quoted && delimiters.find(c) != std::string_view::npos;
        } else if (!quoted) {
            quoted = std::exchange(at_start, false);
        } else if (in.sgetc() == '"') {
            keep(std::char_traits<char>::to_char_type(in.sbumpc()));
        } else {
            quoted = false;
        }
    }
    record.quote_is_open = quoted;
    if (record.too_long) record.bytes.clear();
    return any;
}

char guess_delimiter(std::string_view header) {
    std::array<std::size_t, usual_delimiters.size()> counts{};
    bool quoted = false;
    for (const char c : header) {
        if (c == '"') quoted = !quoted;
        const auto found = usual_delimiters.find(c);
        if (!quoted && found != std::string_view::npos) ++counts.at(found);
    }
    return usual_delimiters[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

schema::Result<std::vector<CsvField>> split_csv(std::string_view record, char delimiter) {
    std::vector<CsvField> fields;
    for (std::size_t at = 0;; ++at) {
        if (fields.size() == most_csv_fields)
            return invalid(fmt::format("has more than {} fields", most_csv_fields), "is it a table?");
        CsvField field{.begin = at, .end = at, .quoted = at < record.size() && record[at] == '"'};
        field.end =
            field.quoted ? end_of_quoted(record, at) : std::min(record.find(delimiter, at), record.size());
        if (field.end == std::string_view::npos)
            return invalid("a quote is opened and never closed", "close it, or double it where it is text");
        if (field.end < record.size() && record[field.end] != delimiter)
            return invalid(fmt::format("field {} goes on behind its closing quote", fields.size() + 1),
                           "double the quotes within it");
        fields.push_back(field);
        at = field.end;
        if (at == record.size()) return fields;
    }
}

Traced csv_value(std::string_view record, const CsvField& field) {
    Traced value;
    if (!field.quoted) {
        value.add_verbatim(record.substr(field.begin, field.end - field.begin), field.begin);
        return value;
    }
    const std::size_t end = field.end - 1;
    for (std::size_t at = field.begin + 1; at < end;) {
        const std::size_t quote = std::min(record.find('"', at), end);
        value.add_verbatim(record.substr(at, quote - at), at);
        if (quote < end) value.add_replaced("\"", {quote, quote + 2});
        at = quote + 2;
    }
    return value;
}

}  // namespace entente::text
