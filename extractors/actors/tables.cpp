// data/actors/*.tsv → Knowledge. One function a table; each refuses a bad row with file, line and remedy.
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <set>

#include "extractors/actors/knowledge.hpp"
#include "graph/schema/table.hpp"

namespace entente::actors {
namespace {

using schema::Error;
using schema::Result;
using schema::Table;
using schema::TableRow;

using Columns = std::span<const std::string_view>;

std::string place_of(const Table& table, const TableRow& row) {
    return fmt::format("{}:{}", table.name, row.line);
}

std::unexpected<Error> fail(const Table& table, const TableRow& row, std::string message, std::string hint) {
    return std::unexpected(table.error(row, std::move(message), std::move(hint)));
}

std::uint32_t next(const auto& values) {
    return static_cast<std::uint32_t>(values.size());
}

void add_names(Knowledge& knowledge, std::string_view list, Sense sense) {
    for (const auto name : schema::split_list(list)) knowledge.names.add(name, sense);
}

std::string cell(const Table& table, const TableRow& row, std::string_view column) {
    return std::string(table.cell(row, column));
}

Result<void> read_country(Knowledge& knowledge, const Table& table, const TableRow& row) {
    const auto code = cell(table, row, "code");
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (code.size() != 3 || !std::ranges::all_of(code, capital))
        return fail(table, row, fmt::format("\"{}\" is no country code", code),
                    "give three capitals, ISO 3166-1 alpha-3");
    const auto index = next(knowledge.countries);
    if (!knowledge.country_of.emplace(code, index).second)
        return fail(table, row, fmt::format("country {} stands twice", code), "merge the two rows");
    knowledge.countries.push_back({code, cell(table, row, "name"), place_of(table, row)});
    add_names(knowledge, table.cell(row, "name"), {NameKind::country, index});
    add_names(knowledge, table.cell(row, "aliases"), {NameKind::country, index});
    add_names(knowledge, table.cell(row, "adjectives"), {NameKind::adjective, index});
    add_names(knowledge, table.cell(row, "people"), {NameKind::people, index});
    add_names(knowledge, table.cell(row, "seats"), {NameKind::seat, index});
    return {};
}

Result<void> read_organization(Knowledge& knowledge, const Table& table, const TableRow& row) {
    const auto id = cell(table, row, "id");
    const auto index = next(knowledge.organizations);
    const auto same = [&](const Organization& known) { return known.id == id; };
    if (id.empty() || std::ranges::any_of(knowledge.organizations, same))
        return fail(table, row, fmt::format("organisation id \"{}\" is empty or stands twice", id),
                    "ids are unique");
    knowledge.organizations.push_back(
        {id, id.substr(0, id.find('/')), cell(table, row, "name"), place_of(table, row)});
    add_names(knowledge, table.cell(row, "name"), {NameKind::organization, index});
    add_names(knowledge, table.cell(row, "aliases"), {NameKind::organization, index});
    return {};
}

Result<void> check_country(const Knowledge& knowledge, const Table& table, const TableRow& row,
                           std::string_view code) {
    if (code.empty() || knowledge.country(code)) return {};
    return fail(table, row, fmt::format("unknown country \"{}\"", code), "countries.tsv lists the codes");
}

Result<void> check_owner(const Knowledge& knowledge, const Table& table, const TableRow& row,
                         std::string_view code) {
    if (knowledge.is_organization(code)) return {};
    return check_country(knowledge, table, row, code);
}

Result<void> read_group(Knowledge& knowledge, const Table& table, const TableRow& row) {
    const auto country = cell(table, row, "country");
    if (auto good = check_country(knowledge, table, row, country); !good) return good;
    const auto index = next(knowledge.groups);
    knowledge.groups.push_back({cell(table, row, "id"), cell(table, row, "name"), country,
                                cell(table, row, "sector"), place_of(table, row)});
    add_names(knowledge, table.cell(row, "name"), {NameKind::group, index});
    add_names(knowledge, table.cell(row, "aliases"), {NameKind::group, index});
    return {};
}

Result<void> read_body(Knowledge& knowledge, const Table& table, const TableRow& row) {
    auto country = cell(table, row, "country");
    if (country == "*") country.clear();
    if (auto good = check_country(knowledge, table, row, country); !good) return good;
    const auto index = next(knowledge.bodies);
    knowledge.bodies.push_back({cell(table, row, "id"), country, cell(table, row, "name"),
                                cell(table, row, "sector"), place_of(table, row)});
    add_names(knowledge, table.cell(row, "name"), {NameKind::body, index});
    add_names(knowledge, table.cell(row, "aliases"), {NameKind::body, index});
    return {};
}

// "minister of foreign affairs" → "ministers of foreign affairs", "foreign secretary" → "foreign
// secretaries".
std::string plural(std::string_view title) {
    auto end = title.size();
    for (const auto* link : {" of ", " for ", " to "}) end = std::min(end, title.find(link));
    std::string noun(title.substr(0, end));
    if (noun.ends_with('y'))
        noun.replace(noun.size() - 1, 1, "ies");
    else
        noun += 's';
    return noun + std::string(title.substr(end));
}

Result<void> read_office(Knowledge& knowledge, const Table& table, const TableRow& row) {
    constexpr std::array<std::string_view, 4> levels{"head", "minister", "senior", "official"};
    const auto level = cell(table, row, "level");
    if (std::ranges::find(levels, level) == levels.end())
        return fail(table, row, fmt::format("unknown level \"{}\"", level),
                    "head, minister, senior or official");
    const auto only = cell(table, row, "only");
    if (auto good = check_owner(knowledge, table, row, only); !good) return good;
    const auto index = next(knowledge.offices);
    knowledge.offices.push_back({cell(table, row, "id"), only, cell(table, row, "name"), level,
                                 cell(table, row, "sector"), table.cell(row, "speaks") == "yes",
                                 place_of(table, row)});
    for (const auto title : schema::split_list(table.cell(row, "titles"))) {
        knowledge.names.add(title, {NameKind::office, index});
        knowledge.names.add(plural(title), {NameKind::office, index});
    }
    return {};
}

Result<schema::DateRange> read_date(const Table& table, const TableRow& row, std::string_view column) {
    auto date = schema::parse_date(table.cell(row, column));
    if (!date) return std::unexpected(schema::at(date.error(), table.name, row.line));
    return date;
}

Result<Term> read_term(const Table& table, const TableRow& row) {
    Term term{.owner = cell(table, row, "for"),
              .office = cell(table, row, "office"),
              .title = cell(table, row, "title")};
    term.row = place_of(table, row);
    term.open = table.cell(row, "end").empty();
    const auto start = read_date(table, row, "start");
    if (!start) return std::unexpected(start.error());
    const auto end = read_date(table, row, term.open ? "known_until" : "end");
    if (!end) return std::unexpected(end.error());
    term.start = start->start;
    term.end = end->end;
    if (term.end < term.start)
        return fail(table, row, "the term ends before it starts", "swap or mend the dates");
    return term;
}

std::uint32_t person_of(Knowledge& knowledge, std::map<std::string, std::uint32_t, std::less<>>& known,
                        const Table& table, const TableRow& row) {
    const auto id = table.cell(row, "id");
    if (const auto found = known.find(id); found != known.end()) return found->second;
    const auto index = next(knowledge.persons);
    known.emplace(id, index);
    knowledge.persons.push_back({std::string(id), cell(table, row, "name"), {}});
    // A name of one word ("Salman") is no proof of who is meant, unless the table lists it as an alias.
    const auto name = table.cell(row, "name");
    if (name.find(' ') != std::string_view::npos) add_names(knowledge, name, {NameKind::person, index});
    add_names(knowledge, table.cell(row, "aliases"), {NameKind::person, index});
    knowledge.surnames[surname(name, table.cell(row, "for"))].push_back(index);
    return index;
}

Result<void> read_persons(Knowledge& knowledge, const Table& table) {
    std::map<std::string, std::uint32_t, std::less<>> known;
    std::set<std::string, std::less<>> offices;
    for (const auto& office : knowledge.offices) offices.insert(office.id);
    for (const auto& row : table.rows) {
        auto term = read_term(table, row);
        if (!term) return std::unexpected(term.error());
        if (auto good = check_owner(knowledge, table, row, term->owner); !good) return good;
        if (!offices.contains(term->office))
            return fail(table, row, fmt::format("unknown office \"{}\"", term->office),
                        "offices.tsv lists them");
        term->person = person_of(knowledge, known, table, row);
        const auto index = next(knowledge.terms);
        knowledge.persons[term->person].terms.push_back(index);
        knowledge.holders[term->owner + "/" + term->office].push_back(index);
        knowledge.terms.push_back(*std::move(term));
    }
    for (auto& person : knowledge.persons)
        std::ranges::stable_sort(person.terms, {}, [&](auto index) { return knowledge.terms[index].start; });
    return {};
}

Result<void> read_place(Knowledge& knowledge, const Table& table, const TableRow& row) {
    const auto country = cell(table, row, "country");
    if (auto good = check_country(knowledge, table, row, country); !good) return good;
    const auto index = next(knowledge.places);
    knowledge.places.push_back({cell(table, row, "name"), country, place_of(table, row)});
    add_names(knowledge, table.cell(row, "name"), {NameKind::place, index});
    return {};
}

Result<void> read_noun(Knowledge& knowledge, const Table& table, const TableRow& row) {
    const auto as = table.cell(row, "as");
    if (as != "country" && as != "force" && as != "group")
        return fail(table, row, fmt::format("unknown kind \"{}\"", as), "country, force or group");
    const auto kind = as == "country" ? Noun::As::country : as == "force" ? Noun::As::force : Noun::As::group;
    const auto index = next(knowledge.nouns);
    if (!knowledge.noun_of.emplace(cell(table, row, "noun"), index).second)
        return fail(table, row, fmt::format("noun \"{}\" stands twice", table.cell(row, "noun")),
                    "delete one row");
    knowledge.nouns.push_back(
        {kind, cell(table, row, "sector"), cell(table, row, "level"), place_of(table, row)});
    return {};
}

constexpr std::string_view description_kinds[] = {"country", "organization", "body",         "group",
                                                  "person",  "other person", "other country"};

Result<void> read_description(Knowledge& knowledge, const Table& table, const TableRow& row) {
    Description description{{}, {}, place_of(table, row)};
    for (const auto kind : schema::split_list(table.cell(row, "kind"))) {
        if (std::ranges::find(description_kinds, kind) == std::end(description_kinds))
            return fail(table, row, fmt::format("unknown kind \"{}\"", kind),
                        "country, organization, body, group, person, other person or other country");
        description.kinds.emplace_back(kind);
    }
    for (const auto value : schema::split_list(table.cell(row, "of"))) description.of.emplace_back(value);
    const auto noun = table.cell(row, "noun");
    if (!knowledge.descriptions.emplace(fold(noun), std::move(description)).second)
        return fail(table, row, fmt::format("noun \"{}\" stands twice", noun), "merge the two rows");
    return {};
}

using RowReader = Result<void> (*)(Knowledge&, const Table&, const TableRow&);

Result<void> read_rows(Knowledge& knowledge, const Table& table, RowReader read) {
    for (const auto& row : table.rows)
        if (auto good = read(knowledge, table, row); !good) return good;
    return {};
}

struct Reader {
    std::string_view name;
    std::vector<std::string_view> columns;
    RowReader row;  // persons.tsv is read as a whole
};

const std::vector<Reader>& readers() {
    static const std::vector<Reader> all{
        {"countries.tsv", {"code", "name", "aliases", "adjectives", "people", "seats"}, read_country},
        {"organizations.tsv", {"id", "name", "aliases"}, read_organization},
        {"groups.tsv", {"id", "name", "aliases", "country", "sector"}, read_group},
        {"bodies.tsv", {"id", "country", "name", "aliases", "sector"}, read_body},
        {"offices.tsv", {"id", "only", "name", "titles", "level", "sector", "speaks"}, read_office},
        {"persons.tsv",
         {"id", "name", "aliases", "for", "office", "title", "start", "end", "known_until", "source"},
         nullptr},
        {"places.tsv", {"name", "country"}, read_place},
        {"nouns.tsv", {"noun", "as", "sector", "level"}, read_noun},
        {"descriptions.tsv", {"noun", "kind", "of"}, read_description},
    };
    return all;
}

}  // namespace

Result<Knowledge> build_knowledge(std::span<const TableText> tables) {
    Knowledge knowledge;
    for (const auto& reader : readers()) {
        const auto given = std::ranges::find(tables, reader.name, &TableText::name);
        if (given == tables.end())
            return std::unexpected(Error{schema::ErrorCode::not_found, "an actor table is missing",
                                         std::string(reader.name), 0, "data/actors of the program has it"});
        const auto table = schema::parse_table(given->text, reader.name, Columns(reader.columns));
        if (!table) return std::unexpected(table.error());
        const auto read =
            reader.row ? read_rows(knowledge, *table, reader.row) : read_persons(knowledge, *table);
        if (!read) return std::unexpected(read.error());
    }
    return knowledge;
}

}  // namespace entente::actors
