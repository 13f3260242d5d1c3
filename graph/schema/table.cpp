#include "graph/schema/table.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <utility>

#include "graph/schema/did_you_mean.hpp"
#include "graph/schema/utf8.hpp"

namespace entente::schema {
namespace {

using Names = std::span<const std::string_view>;

std::unexpected<Error> fail(std::string_view file, std::uint64_t line, std::string message,
                            std::string hint = {}, ErrorCode code = ErrorCode::invalid) {
    return std::unexpected(Error{code, std::move(message), std::string(file), line, std::move(hint)});
}

std::string_view trim(std::string_view text) {
    const auto begin = text.find_first_not_of(' ');
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const auto end = text.find(separator);
        parts.push_back(trim(text.substr(0, end)));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

Result<void> check_line(std::string_view line, std::string_view file, std::uint64_t number) {
    if (line.size() > longest_table_line)
        return fail(file, number, fmt::format("line of {} bytes", line.size()),
                    fmt::format("a table's line may have {}", longest_table_line), ErrorCode::limit);
    if (const auto offset = find_bad_utf8(line))
        return fail(file, number, fmt::format("byte {} of the line is not UTF-8", *offset + 1),
                    "save the table as UTF-8");
    const auto control = std::ranges::find_if(line, [](char c) { return c >= 0 && c < ' ' && c != '\t'; });
    if (control != line.end())
        return fail(file, number, fmt::format("control character U+{:04X}", static_cast<unsigned>(*control)),
                    "delete it");
    return {};
}

bool contains(Names names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

Result<void> check_known(std::string_view column, Names required, Names optional, std::string_view file,
                         std::uint64_t line) {
    if (contains(required, column) || contains(optional, column)) return {};
    std::vector<std::string_view> known(required.begin(), required.end());
    known.insert(known.end(), optional.begin(), optional.end());
    auto hint = did_you_mean(column, known);
    if (hint.empty()) hint = fmt::format("the columns are {}", fmt::join(known, ", "));
    return fail(file, line, fmt::format("unknown column \"{}\"", column), std::move(hint));
}

Result<void> check_header(const std::vector<std::string_view>& columns, Names required, Names optional,
                          std::string_view file, std::uint64_t line) {
    for (const auto column : columns) {
        if (auto known = check_known(column, required, optional, file, line); !known) return known;
        if (std::ranges::count(columns, column) > 1)
            return fail(file, line, fmt::format("column \"{}\" stands twice", column));
    }
    for (const auto column : required)
        if (!contains(columns, column))
            return fail(
                file, line, fmt::format("column \"{}\" is missing", column),
                fmt::format("the first line must name {}, separated by tabs", fmt::join(required, ", ")));
    return {};
}

Result<void> add_line(Table& table, std::string_view line, std::uint64_t number, Names required,
                      Names optional) {
    if (auto good = check_line(line, table.name, number); !good) return good;
    if (line.starts_with('#') || trim(line).empty()) return {};
    auto cells = split(line, '\t');
    if (table.columns.empty()) {
        table.columns = std::move(cells);
        return check_header(table.columns, required, optional, table.name, number);
    }
    if (cells.size() != table.columns.size())
        return fail(
            table.name, number,
            fmt::format("{} cells where the table has {} columns", cells.size(), table.columns.size()),
            "separate cells by one tab each; an empty cell keeps its tab");
    table.rows.push_back({number, std::move(cells)});
    return {};
}

}  // namespace

std::optional<std::size_t> Table::column(std::string_view column_name) const {
    const auto found = std::ranges::find(columns, column_name);
    if (found == columns.end()) return std::nullopt;
    return static_cast<std::size_t>(found - columns.begin());
}

std::string_view Table::cell(const TableRow& row, std::string_view column_name) const {
    const auto index = column(column_name);
    return index ? row.cells[*index] : std::string_view();
}

Error Table::error(const TableRow& row, std::string message, std::string hint) const {
    return {ErrorCode::invalid, std::move(message), name, row.line, std::move(hint)};
}

Result<Table> parse_table(std::string_view text, std::string_view name, Names required, Names optional) {
    Table table{.name = std::string(name), .columns = {}, .rows = {}};
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    for (std::uint64_t number = 1; !text.empty(); ++number) {
        const auto end = text.find('\n');
        auto line = text.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (auto added = add_line(table, line, number, required, optional); !added)
            return std::unexpected(added.error());
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    if (table.columns.empty())
        return fail(name, 0, "the table is empty",
                    fmt::format("its first line must name {}", fmt::join(required, ", ")));
    return table;
}

std::vector<std::string_view> table_columns(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    while (!text.empty()) {
        const auto end = text.find('\n');
        auto line = text.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.size() > longest_table_line) return {};
        if (!line.starts_with('#') && !trim(line).empty()) return split(line, '\t');
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return {};
}

std::vector<std::string_view> split_list(std::string_view cell, char separator) {
    auto parts = split(cell, separator);
    std::erase(parts, std::string_view());
    return parts;
}

}  // namespace entente::schema
