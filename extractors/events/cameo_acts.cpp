#include "extractors/events/cameo_acts.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "graph/schema/table.hpp"

namespace entente::events {
namespace {

using schema::Result;
using schema::Table;
using schema::TableRow;

constexpr std::array<std::string_view, 6> columns{"cameo", "act", "mode", "status", "mutual", "turned"};

std::string or_none(std::string_view cell) {
    return cell == "-" ? std::string() : std::string(cell);
}

Result<bool> yes_or_no(const Table& table, const TableRow& row, std::string_view column) {
    const auto cell = table.cell(row, column);
    if (cell == "yes" || cell == "-") return cell == "yes";
    return std::unexpected(table.error(row, fmt::format("{} \"{}\" unknown", column, cell), "yes or -"));
}

Result<CameoAct> parse_row(const Table& table, const TableRow& row, const schema::EventTypes& types) {
    CameoAct act;
    act.act = or_none(table.cell(row, "act"));
    act.mode = or_none(table.cell(row, "mode"));
    const auto status = table.cell(row, "status");
    act.status = schema::parse_status(status);
    if (status != "-" && !act.status)
        return std::unexpected(table.error(row, fmt::format("status \"{}\" unknown", status),
                                           "a status of the event record, or -"));
    for (auto [column, into] : {std::pair{"mutual", &act.mutual}, std::pair{"turned", &act.turned}}) {
        const auto said = yes_or_no(table, row, column);
        if (!said) return std::unexpected(said.error());
        *into = *said;
    }
    if (act.act.empty()) return act;
    const auto type = types.find(act.act, act.mode, act.status.value_or(schema::Status::happened));
    if (!type) return std::unexpected(schema::at(type.error(), table.name, row.line));
    return act;
}

}  // namespace

const CameoAct* CameoActs::of(std::string_view code) const {
    for (; !code.empty(); code.remove_suffix(1))
        if (const auto found = by_code_.find(code); found != by_code_.end()) return &found->second;
    return nullptr;
}

Result<CameoActs> parse_cameo_acts(std::string_view text, std::string_view name,
                                   const schema::EventTypes& types) {
    const auto table = schema::parse_table(text, name, columns);
    if (!table) return std::unexpected(table.error());
    std::map<std::string, CameoAct, std::less<>> by_code;
    for (const auto& row : table->rows) {
        auto act = parse_row(*table, row, types);
        if (!act) return std::unexpected(act.error());
        const auto code = std::string(table->cell(row, "cameo"));
        if (!by_code.emplace(code, *std::move(act)).second)
            return std::unexpected(table->error(row, fmt::format("code {} stands twice", code)));
    }
    return CameoActs(std::move(by_code));
}

}  // namespace entente::events
