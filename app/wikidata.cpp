#include "app/wikidata.hpp"

#include <array>
#include <string_view>

#include "app/data_file.hpp"
#include "graph/schema/table.hpp"

namespace entente::app {
namespace {

using schema::Result;

struct ActorTable {
    std::string_view file, key, kind;
};
constexpr ActorTable tables[] = {
    {"actors/countries.tsv", "code", "country:"},
    {"actors/organizations.tsv", "id", "org:"},
    {"actors/groups.tsv", "id", "group:"},
};

}  // namespace

Result<std::map<std::string, std::string>> read_wikidata(const Settings& settings) {
    std::map<std::string, std::string> items;
    for (const auto& [name, key, kind] : tables) {
        const auto file = read_data_file(settings, name);
        if (!file) return std::unexpected(file.error());
        const auto table =
            schema::parse_table(file->text, file->path, std::array{key, std::string_view("wikidata")},
                                schema::table_columns(file->text));
        if (!table) return std::unexpected(table.error());
        for (const auto& row : table->rows)
            if (const auto item = table->cell(row, "wikidata"); !item.empty())
                items.emplace(std::string(kind) + std::string(table->cell(row, key)), item);
    }
    return items;
}

}  // namespace entente::app
