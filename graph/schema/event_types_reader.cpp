// data/event_types.tsv → EventTypes; the entry is parse_event_types.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <utility>

#include "graph/schema/did_you_mean.hpp"
#include "graph/schema/event_types.hpp"
#include "graph/schema/table.hpp"

namespace entente::schema {
namespace {

constexpr std::string_view columns[] = {"act",  "mode",  "status",    "type",   "score",
                                        "quad", "cameo", "goldstein", "leaves", "definition"};

template <class Number>
std::optional<Number> parse_number(std::string_view text) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<double> parse_value(std::string_view text) {
    const auto value = parse_number<double>(text);
    return value && std::isfinite(*value) ? value : std::nullopt;
}

bool is_cameo(std::string_view code) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    return (code.size() == 3 || code.size() == 4) && std::ranges::all_of(code, digit);
}

Result<std::vector<CameoLeaf>> parse_leaves(const Table& table, const TableRow& row) {
    std::vector<CameoLeaf> leaves;
    for (const auto part : split_list(table.cell(row, "leaves"), ' ')) {
        const auto colon = std::min(part.find(':'), part.size());
        const auto value = parse_value(part.substr(std::min(colon + 1, part.size())));
        if (!is_cameo(part.substr(0, colon)) || !value)
            return std::unexpected(
                table.error(row, fmt::format("leaf \"{}\"", part), "write CODE:GOLDSTEIN, such as 057:8"));
        leaves.push_back({std::string(part.substr(0, colon)), *value});
    }
    return leaves;
}

Result<std::optional<Status>> parse_row_status(const Table& table, const TableRow& row) {
    const auto text = table.cell(row, "status");
    if (text == "*") return std::nullopt;
    if (const auto status = parse_status(text)) return *status;
    std::vector<std::string_view> names;
    for (const Status status : all_statuses) names.push_back(name(status));
    return std::unexpected(
        table.error(row, fmt::format("unknown status \"{}\"", text), did_you_mean(text, names)));
}

std::optional<std::string> parse_mode(std::string_view text) {
    if (text == "*") return std::nullopt;
    return std::string(text == "-" ? "" : text);
}

// What is wrong with a row's single cells; "" where nothing is.
std::string complaint(const Table& table, const TableRow& row) {
    for (const auto column : {"act", "mode", "type", "definition"})
        if (table.cell(row, column).empty()) return fmt::format("{} is empty", column);
    for (const auto column : {"score", "goldstein"})
        if (!parse_value(table.cell(row, column)))
            return fmt::format("{} \"{}\" is not a number", column, table.cell(row, column));
    const auto quad = parse_number<int>(table.cell(row, "quad"));
    if (!quad || *quad < 1 || *quad > 4)
        return fmt::format("quad \"{}\" is not 1 to 4", table.cell(row, "quad"));
    if (!is_cameo(table.cell(row, "cameo")))
        return fmt::format("cameo \"{}\" is not three or four digits", table.cell(row, "cameo"));
    return {};
}

Result<EventType> parse_row(const Table& table, const TableRow& row) {
    if (auto text = complaint(table, row); !text.empty())
        return std::unexpected(table.error(row, std::move(text)));
    const auto status = parse_row_status(table, row);
    if (!status) return std::unexpected(status.error());
    auto leaves = parse_leaves(table, row);
    if (!leaves) return std::unexpected(leaves.error());
    return EventType{.act = std::string(table.cell(row, "act")),
                     .mode = parse_mode(table.cell(row, "mode")),
                     .status = *status,
                     .type = std::string(table.cell(row, "type")),
                     .score = *parse_value(table.cell(row, "score")),
                     .quad = *parse_number<int>(table.cell(row, "quad")),
                     .cameo = std::string(table.cell(row, "cameo")),
                     .goldstein = *parse_value(table.cell(row, "goldstein")),
                     .leaves = *std::move(leaves),
                     .definition = std::string(table.cell(row, "definition"))};
}

// Two rows for one reading, or one type in two quad classes, would make the outcome a matter of row order.
std::string clash(const EventType& row, const std::vector<EventType>& before) {
    for (const auto& other : before) {
        if (other.act == row.act && other.mode == row.mode && other.status == row.status)
            return "act, mode and status stand in an earlier row, too";
        if (other.type == row.type && other.quad != row.quad)
            return fmt::format("type {} has quad {} in an earlier row", row.type, other.quad);
    }
    return {};
}

Result<void> check_complete(const EventTypes& types, std::string_view file) {
    const auto fail = [&](std::string message, std::string hint) -> Result<void> {
        return std::unexpected(
            Error{ErrorCode::invalid, std::move(message), std::string(file), 0, std::move(hint)});
    };
    for (const auto act : types.acts()) {
        if (types.modes(act).empty())
            return fail(fmt::format("act {} has no mode", act),
                        "add a row with mode - or with a mode's name");
        for (const auto mode : types.modes(act))
            for (const Status status : all_statuses)
                if (!types.find(act, mode, status))
                    return fail(fmt::format("no row for {}, mode {}, {}", act, mode.empty() ? "-" : mode,
                                            name(status)),
                                "add a row with status *");
    }
    const auto acts = types.acts();
    for (const auto& row : types.rows())
        if (std::ranges::find(acts, row.type) == acts.end())
            return fail(fmt::format("type {} is no act of the table", row.type),
                        did_you_mean(row.type, acts));
    return {};
}

}  // namespace

Result<EventTypes> parse_event_types(std::string_view text, std::string_view name) {
    const auto table = parse_table(text, name, columns);
    if (!table) return std::unexpected(table.error());
    std::vector<EventType> rows;
    for (const auto& table_row : table->rows) {
        auto row = parse_row(*table, table_row);
        if (!row) return std::unexpected(row.error());
        if (auto text_of_clash = clash(*row, rows); !text_of_clash.empty())
            return std::unexpected(table->error(table_row, std::move(text_of_clash)));
        rows.push_back(*std::move(row));
    }
    EventTypes types(std::move(rows));
    if (auto complete = check_complete(types, name); !complete) return std::unexpected(complete.error());
    return types;
}

}  // namespace entente::schema
