// How the tables of data/actors are read. A table is a row of `forms` in tables.cpp (its files, columns, what
// makes a row the same as another) and a reader; the readers lie in tables_states.cpp, tables_people.cpp and
// tables_places.cpp. Each refuses a bad row with file, line and remedy.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "extractors/actors/draft.hpp"
#include "graph/schema/table.hpp"

namespace entente::actors {

// A row together with its table.
class Line {
  public:
    Line(const schema::Table& table, const schema::TableRow& row) : table_(&table), row_(&row) {}

    std::string_view operator[](std::string_view column) const { return table_->cell(*row_, column); }
    std::string text(std::string_view column) const { return std::string((*this)[column]); }

    const schema::Table& table() const { return *table_; }
    std::uint64_t number() const { return row_->line; }
    std::string place() const;  // "countries.tsv:12"
    std::unexpected<schema::Error> fail(std::string message, std::string hint) const;

    schema::Result<schema::DateRange> date(std::string_view column) const;
    schema::Result<Period> period() const;  // columns `from` and `until`

  private:
    const schema::Table* table_;
    const schema::TableRow* row_;
};

// All rows of one table, a user's among them.
using Lines = std::span<const Line>;
using Reader = schema::Result<void> (*)(Draft& draft, Lines lines);

schema::Result<void> read_countries(Draft& draft, Lines lines);
schema::Result<void> read_country_codes(Draft& draft, Lines lines);
schema::Result<void> read_former_names(Draft& draft, Lines lines);
schema::Result<void> read_organizations(Draft& draft, Lines lines);
schema::Result<void> read_memberships(Draft& draft, Lines lines);
schema::Result<void> read_groups(Draft& draft, Lines lines);
schema::Result<void> read_bodies(Draft& draft, Lines lines);
schema::Result<void> read_offices(Draft& draft, Lines lines);
schema::Result<void> read_persons(Draft& draft, Lines lines);
schema::Result<void> read_places(Draft& draft, Lines lines);
schema::Result<void> read_territories(Draft& draft, Lines lines);
schema::Result<void> read_nouns(Draft& draft, Lines lines);
schema::Result<void> read_descriptions(Draft& draft, Lines lines);
schema::Result<void> read_ambiguities(Draft& draft, Lines lines);
schema::Result<void> read_cameo_codes(Draft& draft, Lines lines);
schema::Result<void> read_dictionary_rows(Draft& draft, Lines lines);
schema::Result<void> read_dictionary_nouns(Draft& draft, Lines lines);
void add_dictionary(Draft& draft, DictionaryActor actor);

// What the readers share.
inline schema::Result<void> each(Draft& draft, Lines lines,
                                 schema::Result<void> (*read)(Draft& draft, const Line& line)) {
    for (const auto& line : lines)
        if (auto good = read(draft, line); !good) return good;
    return {};
}
std::uint32_t next(const auto& values) {
    return static_cast<std::uint32_t>(values.size());
}
void add_names(Draft& draft, std::string_view list, Sense sense);
schema::Result<void> check_country(const Draft& draft, const Line& line, std::string_view code);
schema::Result<void> check_owner(const Draft& draft, const Line& line, std::string_view code);
schema::Result<void> check_one_of(const Line& line, std::string_view column, std::string_view value,
                                  std::span<const std::string_view> values);
schema::Result<void> check_one_of(const Line& line, std::string_view column,
                                  std::span<const std::string_view> values);

}  // namespace entente::actors
