#include "extractors/actors/tables.hpp"

#include <algorithm>
#include <deque>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unordered_map>

namespace entente::actors {
namespace {

using schema::Error;
using schema::ErrorCode;
using schema::Result;
using schema::Table;

using Columns = std::vector<std::string_view>;

// `required` is what tells a user's table from the others, too.
struct Form {
    std::string_view what;
    std::vector<std::string_view> files;
    Columns required;
    Columns optional;
    Columns key;  // the cells that make two rows the same
    Reader read;
};

// In the order in which they refer to each other.
const std::vector<Form>& forms() {
    static const std::vector<Form> all{
        {"country",
         {"countries.tsv"},
         {"code", "name", "aliases", "adjectives", "people", "seats"},
         {"from", "until", "successors", "wikidata"},
         {"code"},
         read_countries},
        {"country code",
         {"country_codes.tsv"},
         {"code", "system", "value"},
         {"from", "until"},
         {"system", "value", "code", "from"},
         read_country_codes},
        {"former name",
         {"former_names.tsv"},
         {"code", "name", "from", "until"},
         {"adjectives", "people"},
         {"code", "name"},
         read_former_names},
        {"organisation",
         {"organizations.tsv"},
         {"id", "name", "aliases"},
         {"seats", "wikidata", "from", "until"},
         {"id"},
         read_organizations},
        {"membership",
         {"memberships.tsv"},
         {"organization", "member", "from", "until", "status"},
         {},
         {"organization", "member", "from", "status"},
         read_memberships},
        {"group",
         {"groups.tsv"},
         {"id", "name", "aliases", "country", "sector", "kind"},
         {"from", "until", "wikidata"},
         {"id"},
         read_groups},
        {"body",
         {"bodies.tsv"},
         {"id", "country", "name", "aliases", "sector"},
         {},
         {"id", "country"},
         read_bodies},
        {"office",
         {"offices.tsv"},
         {"id", "only", "name", "titles", "level", "sector", "speaks"},
         {},
         {"id", "only"},
         read_offices},
        {"term of office",
         {"persons.tsv", "persons_current.tsv"},
         {"id", "name", "aliases", "for", "office", "title", "start", "end", "known_until", "source"},
         {"gender", "to"},
         {"id", "for", "office", "to", "start"},
         read_persons},
        {"place", {"places.tsv"}, {"name", "country"}, {"aliases", "kind"}, {"name", "country"}, read_places},
        {"territory",
         {"contested.tsv"},
         {"id", "name", "aliases", "adjectives", "people", "claimants"},
         {},
         {"id"},
         read_territories},
        {"noun", {"nouns.tsv"}, {"noun", "as", "sector", "level"}, {}, {"noun"}, read_nouns},
        {"description", {"descriptions.tsv"}, {"noun", "kind", "of"}, {}, {"noun"}, read_descriptions},
        {"meaning",
         {"ambiguous.tsv"},
         {"id", "name", "before", "after", "context"},
         {},
         {"name", "id"},
         read_ambiguities},
        {"row of a dictionary",
         {},
         {"names", "code", "from", "until"},
         {},
         {"names", "code", "from", "until"},
         read_dictionary_rows},
        {"role noun of a dictionary", {}, {"noun", "adds"}, {}, {"noun"}, read_dictionary_nouns},
        {"part of a CAMEO code",
         {"cameo_codes.tsv"},
         {"code", "as", "value", "note"},
         {},
         {"code", "as"},
         read_cameo_codes},
    };
    return all;
}

const Form& form_of_file(std::string_view file) {
    return *std::ranges::find_if(
        forms(), [&](const Form& form) { return std::ranges::find(form.files, file) != form.files.end(); });
}

bool contains(const Columns& columns, std::string_view column) {
    return std::ranges::find(columns, column) != columns.end();
}

bool fits(const Form& form, const Columns& columns) {
    return std::ranges::all_of(form.required, [&](auto column) { return contains(columns, column); }) &&
           std::ranges::all_of(columns, [&](auto column) {
               return contains(form.required, column) || contains(form.optional, column);
           });
}

// A user's table may be any of ours: its first line says which.
Result<Table> parse_user_table(const TableText& text, const Form*& form) {
    const auto columns = schema::table_columns(text.text);
    const auto found = std::ranges::find_if(forms(), [&](const Form& each) { return fits(each, columns); });
    if (found == forms().end())
        return std::unexpected(
            Error{ErrorCode::invalid,
                  fmt::format("no table of actors has the columns {:.120}",
                              fmt::format("{}", fmt::join(columns, ", "))),
                  std::string(text.name), 1,
                  "the first line names the columns of one table of data/actors, separated by tabs"});
    form = &*found;
    return schema::parse_table(text.text, text.name, form->required, form->optional);
}

// The tables' rows, by form. A row with the key of one in a table before takes its place.
class Rows {
  public:
    Result<void> add(const Form& form, Table parsed) {
        const auto& table = tables_.emplace_back(std::move(parsed));
        auto& rows = rows_[form.what];
        for (const auto& row : table.rows) {
            const Line line(table, row);
            const auto [known, fresh] = rows.at.try_emplace(key(form, line), rows.lines.size());
            if (fresh) {
                rows.lines.push_back(line);
            } else if (&rows.lines[known->second].table() == &table) {
                return line.fail(fmt::format("{} {} stands twice, first in line {}", form.what,
                                             fmt::join(schema::split_list(known->first, '\t'), " "),
                                             rows.lines[known->second].number()),
                                 "merge the two rows");
            } else {
                rows.lines[known->second] = line;
            }
        }
        return {};
    }

    Lines of(const Form& form) { return rows_[form.what].lines; }

  private:
    static std::string key(const Form& form, const Line& line) {
        std::string key;
        for (const auto column : form.key) key.append(line[column]).append("\t");
        return key;
    }

    struct Merged {
        std::vector<Line> lines;
        std::unordered_map<std::string, std::size_t> at;  // by key
    };

    std::deque<Table> tables_;  // which the lines point into
    std::unordered_map<std::string_view, Merged> rows_;
};

Result<void> add_ours(Rows& rows, std::span<const TableText> tables) {
    for (const auto name : table_names) {
        const auto given = std::ranges::find(tables, name, &TableText::name);
        if (given == tables.end()) {
            if (may_be_left_out(name)) continue;
            return std::unexpected(Error{ErrorCode::not_found, "an actor table is missing", std::string(name),
                                         0, "data/actors of the program has it"});
        }
        const auto& form = form_of_file(name);
        auto table = schema::parse_table(given->text, name, form.required, form.optional);
        if (!table) return std::unexpected(table.error());
        if (auto added = rows.add(form, *std::move(table)); !added) return added;
    }
    return {};
}

Result<void> add_users(Rows& rows, std::span<const TableText> tables) {
    for (const auto& text : tables) {
        const Form* form = nullptr;
        auto table = parse_user_table(text, form);
        if (!table) return std::unexpected(table.error());
        if (auto added = rows.add(*form, *std::move(table)); !added) return added;
    }
    return {};
}

}  // namespace

std::string Line::place() const {
    return fmt::format("{}:{}", table_->name, row_->line);
}

std::unexpected<Error> Line::fail(std::string message, std::string hint) const {
    return std::unexpected(table_->error(*row_, std::move(message), std::move(hint)));
}

Result<schema::DateRange> Line::date(std::string_view column) const {
    auto date = schema::parse_date((*this)[column]);
    if (!date) return std::unexpected(schema::at(date.error(), table_->name, row_->line));
    return date;
}

Result<Period> Line::period() const {
    Period period;
    if (!(*this)["from"].empty()) {
        const auto from = date("from");
        if (!from) return std::unexpected(from.error());
        period.from = from->start;
    }
    if (!(*this)["until"].empty()) {
        const auto until = date("until");
        if (!until) return std::unexpected(until.error());
        period.until = until->end;
    }
    if (period.until < period.from) return fail("`until` is before `from`", "swap or mend the dates");
    return period;
}

void add_names(Draft& draft, std::string_view list, Sense sense) {
    for (const auto name : schema::split_list(list)) draft.names.add(name, sense);
}

Result<void> check_country(const Draft& draft, const Line& line, std::string_view code) {
    if (code.empty() || draft.country(code)) return {};
    return line.fail(fmt::format("unknown country \"{}\"", code), "countries.tsv lists the codes");
}

Result<void> check_owner(const Draft& draft, const Line& line, std::string_view code) {
    if (code.empty() || draft.country(code) || draft.organization(code)) return {};
    return line.fail(fmt::format("unknown country or organisation \"{}\"", code),
                     "countries.tsv and organizations.tsv list the codes");
}

Result<void> check_one_of(const Line& line, std::string_view column, std::string_view value,
                          std::span<const std::string_view> values) {
    if (std::ranges::find(values, value) != values.end()) return {};
    return line.fail(fmt::format("unknown {} \"{}\"", column, value),
                     fmt::format("one of {}", fmt::join(values, ", ")));
}

Result<void> check_one_of(const Line& line, std::string_view column,
                          std::span<const std::string_view> values) {
    return check_one_of(line, column, line[column], values);
}

bool may_be_left_out(std::string_view table_name) {
    return table_name == "persons_current.tsv";
}

Result<Draft> read_tables(std::span<const TableText> tables, const UserActors& user) {
    Rows rows;
    if (auto added = add_ours(rows, tables); !added) return std::unexpected(added.error());
    if (auto added = add_users(rows, user.tables); !added) return std::unexpected(added.error());
    Draft draft;
    for (const auto& form : forms())
        if (auto read = form.read(draft, rows.of(form)); !read) return std::unexpected(read.error());
    for (const auto& actor : user.dictionary) add_dictionary(draft, actor);
    for (const auto& agent : user.agents)
        if (draft.agent_of.try_emplace(agent.noun, next(draft.agents)).second) draft.agents.push_back(agent);
    for (const auto& table : tables)
        draft.sources.push_back({std::string(table.name), static_cast<std::uint32_t>(table.text.size())});
    return draft;
}

}  // namespace entente::actors
