#include "app/state_codes.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "app/data_file.hpp"
#include "graph/schema/table.hpp"

namespace entente::app {
namespace {

using analysis::StateCode;
using schema::Day;
using schema::Result;

struct Days {
    Day from, until;
};

constexpr Day always_from{std::chrono::days(-1'000'000)};
constexpr Day always_until{std::chrono::days(1'000'000)};

Result<Days> days_of(const schema::Table& table, const schema::TableRow& row) {
    Days days{always_from, always_until};
    for (const auto& [column, day] : {std::pair{"from", &days.from}, std::pair{"until", &days.until}}) {
        const auto cell = table.cell(row, column);
        if (cell.empty()) continue;
        const auto date = schema::parse_date(cell);
        if (!date) return std::unexpected(table.error(row, date.error().message));
        *day = day == &days.from ? date->start : date->end;
    }
    return days;
}

Result<schema::Table> parse(const DataFile& file, std::span<const std::string_view> required) {
    return schema::parse_table(file.text, file.path, required, schema::table_columns(file.text));
}

Result<std::map<std::string, Days, std::less<>>> read_states(const DataFile& file) {
    constexpr std::array<std::string_view, 3> columns{"code", "from", "until"};
    const auto table = parse(file, columns);
    if (!table) return std::unexpected(table.error());
    std::map<std::string, Days, std::less<>> states;
    for (const auto& row : table->rows) {
        const auto days = days_of(*table, row);
        if (!days) return std::unexpected(days.error());
        states.emplace(table->cell(row, "code"), *days);
    }
    return states;
}

}  // namespace

Result<std::vector<StateCode>> read_state_codes(const Settings& settings, std::string_view system) {
    const auto countries = read_data_file(settings, "actors/countries.tsv");
    if (!countries) return std::unexpected(countries.error());
    const auto states = read_states(*countries);
    if (!states) return std::unexpected(states.error());
    std::vector<StateCode> codes;
    if (system == "iso") {
        for (const auto& [code, days] : *states)
            codes.push_back({"country:" + code, code, days.from, days.until});
        return codes;
    }
    const auto file = read_data_file(settings, "actors/country_codes.tsv");
    if (!file) return std::unexpected(file.error());
    constexpr std::array<std::string_view, 5> columns{"code", "system", "value", "from", "until"};
    const auto table = parse(*file, columns);
    if (!table) return std::unexpected(table.error());
    for (const auto& row : table->rows) {
        if (table->cell(row, "system") != system) continue;
        const auto state = states->find(table->cell(row, "code"));
        const auto days = days_of(*table, row);
        if (!days) return std::unexpected(days.error());
        if (state == states->end()) continue;
        codes.push_back({"country:" + state->first, std::string(table->cell(row, "value")),
                         std::max(days->from, state->second.from),
                         std::min(days->until, state->second.until)});
    }
    return codes;
}

}  // namespace entente::app
