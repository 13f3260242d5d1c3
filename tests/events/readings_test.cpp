#include "tests/support/readings.hpp"

#include <doctest/doctest.h>

#include "graph/schema/table.hpp"
#include "tests/support/engine.hpp"

using namespace entente;

// tests/cases/readings.tsv: texts of our own and the events that they tell; "-" for none.
TEST_CASE("texts and the events that they tell") {
    const auto text = tests::read_source("tests/cases/readings.tsv");
    const std::string_view columns[] = {"date", "text", "reading"};
    const auto table = schema::parse_table(text, "readings.tsv", columns);
    REQUIRE(table.has_value());
    for (const auto& row : table->rows) {
        const auto found = tests::reading(tests::read(table->cell(row, "text"), table->cell(row, "date")));
        const auto wanted = table->cell(row, "reading");
        CHECK_MESSAGE((found.empty() ? "-" : found) == wanted, "readings.tsv:" << row.line << ": "
                                                                               << table->cell(row, "text")
                                                                               << "\n  found: " << found);
    }
}

// tests/cases/domestic.tsv: the same within a state, and of whom the text does not tell the state.
TEST_CASE("events within a state are read where they are asked for") {
    const auto text = tests::read_source("tests/cases/domestic.tsv");
    const std::string_view columns[] = {"text", "reading"};
    const auto table = schema::parse_table(text, "domestic.tsv", columns);
    REQUIRE(table.has_value());
    for (const auto& row : table->rows) {
        const auto sentence = table->cell(row, "text");
        const auto found = tests::reading(tests::read(sentence, "2023-05-15", true));
        CHECK_MESSAGE(found == table->cell(row, "reading"),
                      "domestic.tsv:" << row.line << ": " << sentence << "\n  found: " << found);
        for (const auto& record : tests::read(sentence, "2023-05-15"))
            CHECK_MESSAGE(record.scope == schema::Scope::international, sentence);
        for (const auto& record : tests::read(sentence, "2023-05-15", true))
            CHECK_MESSAGE(record.scope == schema::Scope::domestic, sentence);
    }
}
