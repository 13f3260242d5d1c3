// The Gephi profile of CSV. Gephi knows columns by their headers, without regard to case; guesses the types
// of all others from the first 25 rows; and takes a column of dates for points in time, which fight with the
// intervals of `timeset`. So the dates of a node or edge stand in `timeset` alone. Kind keeps edges of
// different kinds apart when Gephi merges parallel ones.
#include <algorithm>

#include "exporters/csv_table.hpp"

namespace entente::exporters {
namespace {

using model::Attribute;
using model::find_attribute;
using model::PropertyGraph;
using model::Row;

using Attributes = std::span<const Attribute>;

constexpr std::string_view taken[] = {"id",     "label", "source",  "target",   "type",
                                      "weight", "kind",  "timeset", "interval", "timestamp"};

std::string lowered(std::string_view name) {
    std::string out = repaired(name);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

// What is made of digits and the signs of ISO 8601: other text would end the file's import.
bool is_time(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789-:.TZ") == std::string_view::npos;
}

struct TimeColumns {
    std::optional<std::size_t> start, end, spells;

    explicit TimeColumns(Attributes attributes)
        : start(find_attribute(attributes, "date_start")),
          end(find_attribute(attributes, "date_end")),
          spells(find_attribute(attributes, "spells")) {}
    bool any() const { return start || spells; }
};

// "a/b c/d" → "[a, b]; [c, d]"
std::string intervals(std::string_view spells) {
    std::string out;
    while (!spells.empty()) {
        const auto spell = spells.substr(0, spells.find(' '));
        spells.remove_prefix(std::min(spell.size() + 1, spells.size()));
        const auto slash = spell.find('/');
        if (slash == std::string_view::npos) continue;
        const auto start = spell.substr(0, slash), end = spell.substr(slash + 1);
        if (!is_time(start) || !is_time(end)) continue;
        out += fmt::format("{}[{}, {}]", out.empty() ? "" : "; ", start, end);
    }
    return out;
}

void put_timeset(Sink& out, const TimeColumns& columns, const Row& row) {
    std::string times;
    if (columns.spells) times = intervals(row.text(*columns.spells));
    if (times.empty() && columns.start) {
        const auto start = row.text(*columns.start);
        const auto end = columns.end ? row.text(*columns.end) : std::string_view();
        times = intervals(fmt::format("{}/{}", start, end.empty() ? start : end));
    }
    if (!times.empty()) put_csv(out, std::string_view(fmt::format("<{}>", times)));
}

void add_timeset(CsvTable& table, Attributes attributes) {
    const TimeColumns columns(attributes);
    if (!columns.any()) return;
    table.add("timeset",
              [columns](Sink& out, std::size_t, const Row& row) { put_timeset(out, columns, row); });
}

// All but those that have a column of Gephi's own.
void add_others(CsvTable& table, Attributes attributes, std::initializer_list<std::string_view> told) {
    const auto names = distinct_names(attributes, taken, lowered);
    for (std::size_t i = 0; i < attributes.size(); ++i)
        if (std::ranges::find(told, attributes[i].name) == told.end()) table.add_attribute(names[i], i);
}

}  // namespace

CsvTable gephi_nodes(const PropertyGraph& graph, const PortableIds& ids) {
    const auto attributes = graph.node_attributes();
    CsvTable table;
    table.add_node_id("Id", ids);
    if (const auto label = find_attribute(attributes, "label"))
        table.add_attribute("Label", *label);
    else
        table.add_node_id("Label", ids);
    add_timeset(table, attributes);
    add_others(table, attributes, {"label", "date_start", "date_end", "spells"});
    return table;
}

CsvTable gephi_edges(const PropertyGraph& graph, const PortableIds& ids) {
    const auto attributes = graph.edge_attributes();
    CsvTable table;
    table.add_source("Source", graph, ids);
    table.add_target("Target", graph, ids);
    table.add("Type", [](Sink& out, std::size_t, const Row&) { out.put("Directed"); });
    table.add_edge_id("Id", ids);
    if (const auto label = find_attribute(attributes, "edgelabel")) {
        table.add_attribute("Label", *label);
        table.add_attribute("Kind", *label);
    }
    if (const auto weight = find_attribute(attributes, "weight")) table.add_attribute("Weight", *weight);
    add_timeset(table, attributes);
    add_others(table, attributes, {"edgelabel", "weight", "date_start", "date_end", "spells"});
    return table;
}

}  // namespace entente::exporters
