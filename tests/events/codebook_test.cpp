// The near-misses of the codebook, sentence by sentence.
#include <array>
#include <doctest/doctest.h>
#include <string>

#include "graph/schema/table.hpp"
#include "tests/support/engine.hpp"
#include "tests/support/readings.hpp"

using namespace entente;

TEST_CASE("near-misses of the codebook are read right") {
    constexpr std::array<std::string_view, 6> columns{"act", "mode", "sentence", "wrong", "right", "why"};
    const auto text = tests::read_source("data/codebook/near_misses.tsv");
    const auto table = schema::parse_table(text, "near_misses.tsv", columns);
    REQUIRE(table.has_value());
    for (const auto& row : table->rows) {
        const auto cell = [&](std::string_view column) { return std::string(table->cell(row, column)); };
        const auto found = tests::reading(tests::read(cell("sentence"), "2023-05-15"));
        CHECK_MESSAGE((found.empty() ? "-" : found) == cell("right"), cell("sentence"));
        CHECK(cell("wrong") != cell("right"));
        CHECK(!cell("why").empty());
        const auto mode = cell("mode") == "-" ? "" : cell("mode");
        const bool known = tests::event_types().find(cell("act"), mode, schema::Status::happened).has_value();
        CHECK_MESSAGE((known || mode.empty()), row.line);
    }
}
