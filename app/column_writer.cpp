#include "app/column_writer.hpp"

#include <cmath>
#include <fmt/format.h>
#include <string>
#include <vector>
#define RAPIDJSON_HAS_STDSTRING 1
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "graph/query/csv.hpp"
#include "graph/query/text_table.hpp"

namespace entente::app {
namespace {

using analysis::Column;
using Columns = std::span<const Column>;
using JsonWriter = rapidjson::Writer<rapidjson::StringBuffer>;

std::size_t rows_of(Columns columns) {
    return columns.empty() ? 0
                           : std::visit([](const auto& values) { return values.size(); }, columns[0].values);
}

std::string for_people(const std::string& text) {
    return text;
}
std::string for_people(std::int64_t number) {
    return fmt::format("{}", number);
}
std::string for_people(double number) {
    return std::isnan(number) ? "" : fmt::format("{:.6g}", number);
}

std::string for_csv(const std::string& text) {
    return query::csv_cell(text);
}
std::string for_csv(std::int64_t number) {
    return fmt::format("{}", number);
}
std::string for_csv(double number) {
    return std::isnan(number) ? "" : fmt::format("{}", number);
}

bool known(const std::string& text) {
    return !text.empty();
}
bool known(std::int64_t) {
    return true;
}
bool known(double number) {
    return !std::isnan(number);
}

void put(JsonWriter& out, const std::string& text) {
    out.String(text);
}
void put(JsonWriter& out, std::int64_t number) {
    out.Int64(number);
}
void put(JsonWriter& out, double number) {
    out.Double(number);
}

void write_text(std::ostream& out, Columns columns, std::size_t width) {
    std::vector<query::Column> heads;
    for (const auto& column : columns) heads.push_back({column.name, column.name.size()});
    std::vector<std::vector<std::string>> rows(rows_of(columns));
    for (const auto& column : columns)
        for (std::size_t i = 0; i < rows.size(); ++i)
            rows[i].push_back(
                std::visit([i](const auto& values) { return for_people(values[i]); }, column.values));
    query::write_table(out, heads, rows, width);
}

void write_csv(std::ostream& out, Columns columns) {
    for (std::size_t c = 0; c < columns.size(); ++c)
        out << (c ? "," : "") << query::csv_cell(columns[c].name);
    out << "\r\n";
    for (std::size_t i = 0; i < rows_of(columns); ++i) {
        for (std::size_t c = 0; c < columns.size(); ++c)
            out << (c ? "," : "")
                << std::visit([i](const auto& values) { return for_csv(values[i]); }, columns[c].values);
        out << "\r\n";
    }
}

std::string row_as_json(Columns columns, std::size_t row) {
    rapidjson::StringBuffer buffer;
    JsonWriter out(buffer);
    out.StartObject();
    for (const auto& column : columns)
        std::visit(
            [&](const auto& values) {
                if (!known(values[row])) return;
                out.Key(column.name.c_str());
                put(out, values[row]);
            },
            column.values);
    out.EndObject();
    return {buffer.GetString(), buffer.GetSize()};
}

void write_json(std::ostream& out, Columns columns) {
    const auto rows = rows_of(columns);
    out << '[';
    for (std::size_t i = 0; i < rows; ++i) out << (i ? ",\n " : "\n ") << row_as_json(columns, i);
    out << (rows == 0 ? "]\n" : "\n]\n");
}

}  // namespace

schema::Result<void> write_columns(std::ostream& out, Columns columns, const query::OutputOptions& options) {
    switch (options.format) {
        case query::OutputFormat::table:
            write_text(out, columns, options.width);
            break;
        case query::OutputFormat::json:
            write_json(out, columns);
            break;
        case query::OutputFormat::jsonl:
            for (std::size_t i = 0; i < rows_of(columns); ++i) out << row_as_json(columns, i) << '\n';
            break;
        case query::OutputFormat::csv:
            write_csv(out, columns);
            break;
    }
    out.flush();
    if (out.good()) return {};
    return std::unexpected(
        schema::Error{schema::ErrorCode::io, "the answer could not be written to its end", {}, 0, {}});
}

}  // namespace entente::app
