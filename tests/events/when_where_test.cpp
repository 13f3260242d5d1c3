#include <doctest/doctest.h>

#include "graph/schema/date.hpp"
#include "graph/schema/table.hpp"
#include "tests/support/engine.hpp"
#include "tests/support/readings.hpp"

using namespace entente;

namespace {

std::string when(const schema::Record& record) {
    if (!record.date) return "-";
    const auto start = schema::to_iso(record.date->range.start);
    const auto end = schema::to_iso(record.date->range.end);
    return start == end ? start : start + "/" + end;
}

}  // namespace

// tests/cases/when_where.tsv: the first event of each text.
TEST_CASE("when and where an event took place") {
    const auto text = tests::read_source("tests/cases/when_where.tsv");
    const std::string_view columns[] = {"date", "text", "when", "where"};
    const auto table = schema::parse_table(text, "when_where.tsv", columns);
    REQUIRE(table.has_value());
    for (const auto& row : table->rows) {
        const auto told = table->cell(row, "text");
        const auto records = tests::read(told, table->cell(row, "date"));
        INFO("when_where.tsv:", row.line, ": ", told);
        REQUIRE(!records.empty());
        const auto& record = records.front();
        CHECK(when(record) == table->cell(row, "when"));
        CHECK((record.place ? record.place->name : "-") == table->cell(row, "where"));
    }
}
