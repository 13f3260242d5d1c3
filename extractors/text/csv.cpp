#include "extractors/text/csv.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <span>
#include <string>
#include <utility>

#include "extractors/text/date_field.hpp"
#include "extractors/text/layout.hpp"
#include "extractors/text/utf8.hpp"
#include "graph/schema/did_you_mean.hpp"

namespace entente::text {
namespace {

using schema::Error;
using schema::ErrorCode;
using schema::Result;

struct FieldNames {
    std::string_view option;
    std::array<std::string_view, 7> usual;  // the first that the header has
};

// By CsvReader::Field.
constexpr std::array<FieldNames, 6> field_names = {{
    {"--csv-text", {"text", "body", "content", "article", "full_text", "fulltext", "story"}},
    {"--csv-id", {"id", "doc_id", "document_id", "guid", "uid", "uuid"}},
    {"--csv-date", {"date", "published", "published_at", "publication_date", "publish_date", "pubdate"}},
    {"--csv-title", {"title", "headline"}},
    {"--csv-publisher", {"source", "publisher", "outlet", "newspaper"}},
    {"--csv-url", {"url", "link"}},
}};

std::string lower(std::string_view text) {
    std::string small(trim(text));
    for (char& c : small) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return small;
}

std::optional<std::size_t> position(const std::vector<std::string>& columns, std::string_view name) {
    const auto found =
        std::ranges::find(columns, lower(name), [](const auto& column) { return lower(column); });
    if (found == columns.end()) return std::nullopt;
    return static_cast<std::size_t>(found - columns.begin());
}

// A header may be of any size; a message is read by people.
std::string listed(const std::vector<std::string>& columns) {
    const auto shown = std::span(columns).first(std::min<std::size_t>(columns.size(), 20));
    return fmt::format("the columns are {}{}", fmt::join(shown, ", "),
                       shown.size() < columns.size() ? ", …" : "");
}

Error no_column(std::string_view option, std::string_view name, const std::vector<std::string>& columns) {
    const std::vector<std::string_view> known(columns.begin(), columns.end());
    auto hint = schema::did_you_mean(name, known);
    if (hint.empty()) hint = listed(columns);
    return {ErrorCode::invalid,
            fmt::format("{}: there is no column \"{}\"", option, name),
            {},
            0,
            std::move(hint)};
}

Error at_line(Error error, std::uint64_t line) {
    error.line = line;
    return error;
}

}  // namespace

CsvReader::CsvReader(std::istream& in, const Options& options, char delimiter)
    : records_(in, options.limits.max_line_bytes), options_(options), delimiter_(delimiter) {}

Result<void> CsvReader::read_header() {
    const auto any = delimiter_ == 0 ? usual_delimiters : std::string_view(&delimiter_, 1);
    auto record = records_.next(any);
    if (!record) return {};
    line_ = record->line;
    if (record->too_long)
        return std::unexpected(Error{ErrorCode::limit, "the header is too long", {}, 0, "is it a table?"});
    auto header = decode_utf8(record->bytes, Whitespace::keep);
    if (!header) return std::unexpected(header.error());
    if (delimiter_ == 0) delimiter_ = guess_delimiter(header->text);
    const auto fields = split_csv(header->text, delimiter_);
    if (!fields) return std::unexpected(fields.error());
    std::vector<std::string> columns;
    for (const auto& field : *fields) columns.emplace_back(trim(csv_value(header->text, field).text));
    columns_ = columns.size();
    const auto& chosen = options_.csv;
    const std::array<std::string_view, count> names = {chosen.text,  chosen.id,        chosen.date,
                                                       chosen.title, chosen.publisher, chosen.url};
    for (std::size_t field = 0; field < count; ++field) {
        for (const auto usual : field_names.at(field).usual)
            if (names.at(field).empty() && !at_.at(field) && !usual.empty())
                at_.at(field) = position(columns, usual);
        if (!names.at(field).empty()) at_.at(field) = position(columns, names.at(field));
        if (!names.at(field).empty() && !at_.at(field))
            return std::unexpected(no_column(field_names.at(field).option, names.at(field), columns));
    }
    if (at_[text]) return {};
    return std::unexpected(Error{ErrorCode::invalid,
                                 "the header names no column for the text",
                                 {},
                                 0,
                                 "say which it is with --csv-text; " + listed(columns)});
}

std::optional<Result<Item>> CsvReader::next() {
    if (ended_) return std::nullopt;
    if (!std::exchange(begun_, true)) {
        if (auto header = read_header(); !header) {
            ended_ = true;
            return std::unexpected(at_line(header.error(), line_));
        }
    }
    const auto record = columns_ > 0 ? records_.next({&delimiter_, 1}) : std::nullopt;
    if (!record) {
        ended_ = true;
        return std::nullopt;
    }
    line_ = record->line;
    if (record->too_long)
        return std::unexpected(
            Error{ErrorCode::limit,
                  fmt::format("row is longer than {} bytes", options_.limits.max_line_bytes),
                  {},
                  line_,
                  "is a quote not closed? else raise --max-line-bytes"});
    auto item = read_row(*record);
    if (!item) return std::unexpected(at_line(item.error(), line_));
    return item;
}

Result<Item> CsvReader::read_row(const CsvRecord& record) const {
    auto row = decode_utf8(record.bytes, Whitespace::keep);
    if (!row) return std::unexpected(row.error());
    const auto fields = split_csv(row->text, delimiter_);
    if (!fields) return std::unexpected(fields.error());
    if (fields->size() != columns_)
        return std::unexpected(Error{ErrorCode::invalid,
                                     fmt::format("has {} fields, the header {}", fields->size(), columns_),
                                     {},
                                     0,
                                     "put fields with delimiters, quotes or line ends in quotes"});
    Item item;
    item.line = record.line;
    item.warnings = std::move(row->warnings);
    item.body = csv_value(row->text, (*fields)[*at_[text]]);
    item.body.origin = compose(item.body.origin, row->origin);
    const auto known = [&](Field field) -> Known {
        if (!at_[field]) return {};
        std::string value(trim(csv_value(row->text, (*fields)[*at_[field]]).text));
        return value.empty() ? Known{} : Known{std::move(value), Basis::field};
    };
    item.fields.id = known(id);
    item.fields.title = known(title);
    item.fields.publisher = known(publisher);
    item.fields.url = known(url);
    const auto written = known(date);
    if (written.value.empty()) return item;
    const auto day = parse_date_field(written.value);
    if (!day)
        return std::unexpected(
            Error{ErrorCode::invalid, "date: " + day.error().message, {}, 0, day.error().hint});
    item.fields.date = {*day, Basis::field};
    return item;
}

}  // namespace entente::text
