#include "importers/csv_columns.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace entente::importers {
namespace {

struct Known {
    std::string_view header;  // in lower case
    Role role;
};

constexpr Known of_nodes[] = {
    {"id", Role::id},         {":id", Role::id},         {"label", Role::label},
    {"timeset", Role::times}, {"interval", Role::times},
};
constexpr Known of_edges[] = {
    {"source", Role::source},  {"from", Role::source}, {":start_id", Role::source},
    {"target", Role::target},  {"to", Role::target},   {":end_id", Role::target},
    {"id", Role::id},          {"label", Role::label}, {"type", Role::direction},
    {"kind", Role::kind},      {":type", Role::kind},  {"timeset", Role::times},
    {"interval", Role::times},
};
// What a weight is does not depend on whether all of them are whole.
constexpr std::string_view measures[] = {"weight", "x", "y", "z", "size"};

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return result;
}

Role role_of(Domain domain, std::string_view header) {
    const std::span<const Known> known = domain == Domain::node ? std::span<const Known>(of_nodes) : of_edges;
    const auto found = std::ranges::find(known, header, &Known::header);
    return found == known.end() ? Role::attribute : found->role;
}

bool is_neo4j(const std::vector<std::string>& header) {
    return std::ranges::any_of(header, [](const std::string& name) {
        return name.ends_with(":ID") || name.contains(":ID(") || name.starts_with(":START_ID") ||
               name.starts_with(":END_ID");
    });
}

// "name:long", "id:ID(People)", ":TYPE"
CsvColumn neo4j_column(Domain domain, std::string_view header) {
    const auto plain = header.substr(0, header.find_first_of("({"));
    const auto colon = plain.rfind(':');
    if (colon == std::string_view::npos) return {std::string(header)};
    const auto name = plain.substr(0, colon);
    const auto word = plain.substr(colon + 1);
    CsvColumn column{std::string(name)};
    column.role = role_of(domain, ":" + lower(word));
    if (column.role != Role::attribute) return column;
    if (name.empty()) column.name = word == "LABEL" ? "labels" : lower(word);
    if (domain == Domain::edge && name == "id") column.role = Role::id;
    column.type = file_type(word);
    column.guessed = false;
    return column;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// A number as one is written, and not 007, +5 or 0x1F.
bool is_plain(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    if (text.empty() || !is_digit(text[0])) return false;
    return text.size() == 1 || text[0] != '0' || !is_digit(text[1]);
}

template <class Number>
bool reads_as(std::string_view text) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size();
}

bool has_digits_alone(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    return std::ranges::all_of(text, is_digit);
}

bool is_no_number(std::string_view text) {
    constexpr std::string_view words[] = {"na", "nan", "inf", "-inf", "infinity", "-infinity"};
    return text.size() <= 9 && std::ranges::find(words, lower(text)) != std::end(words);
}

}  // namespace

std::vector<CsvColumn> csv_columns(Domain domain, const std::vector<std::string>& header) {
    const bool neo4j = is_neo4j(header);
    std::vector<CsvColumn> columns;
    for (const auto& name : header) {
        CsvColumn column = neo4j ? neo4j_column(domain, name) : CsvColumn{name, role_of(domain, lower(name))};
        // One column a role; a second one is an attribute.
        if (column.role != Role::attribute &&
            std::ranges::find(columns, column.role, &CsvColumn::role) != columns.end())
            column.role = Role::attribute;
        column.is_measure = std::ranges::find(measures, lower(name)) != std::end(measures);
        if (column.is_measure) column.name = lower(name);
        columns.push_back(std::move(column));
    }
    return columns;
}

bool has_ends(const std::vector<CsvColumn>& columns) {
    const auto has = [&](Role role) {
        return std::ranges::find(columns, role, &CsvColumn::role) != columns.end();
    };
    return has(Role::source) && has(Role::target);
}

void TypeGuess::add(std::string_view text) {
    if (!number_) return;
    if (is_no_number(text)) {
        ++not_finite_;
        return;
    }
    any_ = true;
    const bool plain = is_plain(text);
    integer_ = integer_ && plain && reads_as<std::int64_t>(text);
    // A number of more than 64 bits is rather a name.
    number_ = plain && (integer_ || !has_digits_alone(text) || reads_as<std::int64_t>(text)) &&
              reads_as<double>(text);
}

FileType TypeGuess::type() const {
    if (!any_ || !number_) return FileType::text;
    return integer_ ? FileType::integer : FileType::number;
}

}  // namespace entente::importers
