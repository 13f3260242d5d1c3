#include "extractors/actors/link.hpp"

#include <doctest/doctest.h>
#include <fstream>

#include "graph/schema/table.hpp"
#include "tests/support/engine.hpp"

using namespace entente;

namespace {

// "Both sides=country:USA; Both sides=country:JPN; in Paris~place:…": the text of each mention and its actor;
// "~" marks a place, "-" a modifier.
std::string linked(std::string_view text, std::optional<schema::Day> day) {
    const auto parsed = tests::parse(text);
    actors::Memory memory;
    std::string out;
    for (const auto& mention : actors::link(tests::knowledge(), parsed, day, memory)) {
        if (!out.empty()) out += "; ";
        out += schema::slice(parsed.text, mention.span);
        out += mention.use == actors::Use::acts ? "=" : mention.use == actors::Use::place ? "~" : "-";
        out += mention.actor.id;
    }
    return out;
}

}  // namespace

// tests/cases/mentions.tsv: one row a text; what is expected is what a careful reader would link.
TEST_CASE("mentions and who they are") {
    const auto text = tests::read_source("tests/cases/mentions.tsv");
    const std::string_view columns[] = {"date", "text", "mentions"};
    const auto table = schema::parse_table(text, "mentions.tsv", columns);
    REQUIRE(table.has_value());
    for (const auto& row : table->rows) {
        const auto date = schema::parse_date(table->cell(row, "date"));
        const auto day = date ? std::optional(date->start) : std::nullopt;
        const auto found = linked(table->cell(row, "text"), day);
        CHECK_MESSAGE(found == table->cell(row, "mentions"), "mentions.tsv:" << row.line << ": "
                                                                             << table->cell(row, "text")
                                                                             << "\n  found: " << found);
    }
}
