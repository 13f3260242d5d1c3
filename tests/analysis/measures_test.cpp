#include "graph/analysis/measures.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <set>

#include "tests/analysis/dated.hpp"

namespace entente::analysis {
namespace {

// 0 deals with everyone, 1 and 2 with each other.
Network example() {
    return dated(4, {tie(0, 1, "2022-01-03"), tie(1, 2, "2022-02-01", 4), tie(2, 0, "2022-03-01"),
                     tie(3, 0, "2022-03-02")});
}

std::size_t length(const Column& column) {
    return std::visit([](const auto& values) { return values.size(); }, column.values);
}

TEST_CASE("every measure has columns of one length, and no two columns one name") {
    const auto network = example();
    std::set<std::string> names;
    for (const auto& measure : node_measures()) {
        CAPTURE(measure.name);
        const auto columns = measure.columns(network, {});
        REQUIRE(columns);
        for (const auto& column : *columns) {
            CHECK(length(column) == 4);
            CHECK(names.insert(column.name).second);
        }
    }
    for (const auto& measure : table_measures()) {
        CAPTURE(measure.name);
        const auto columns = measure.columns(network, {.source = Vertex{0}});
        REQUIRE(columns);
        for (const auto& column : *columns) CHECK(length(column) == length(columns->front()));
    }
}

TEST_CASE("no measure stumbles over an empty graph") {
    const Network nothing;
    for (const auto& measure : node_measures()) {
        CAPTURE(measure.name);
        CHECK(measure.columns(nothing, {}));
    }
    for (const auto& measure : table_measures())
        if (measure.name != "arrivals") CHECK(measure.columns(nothing, {}));
}

TEST_CASE("a table of nodes is in the order of its first measure") {
    const std::vector<std::string> wanted{"degree", "constraint"};
    const auto table = node_table(example(), wanted, {});
    REQUIRE(table);
    CHECK((*table)[0].values == decltype(Column::values)(std::vector<std::string>{"0", "1", "2", "3"}));
    CHECK((*table)[3] == Column{"degree", std::vector<std::int64_t>{3, 2, 2, 1}});
    const std::vector<std::string> free_first{"constraint"};
    const auto by_constraint = node_table(example(), free_first, {});
    REQUIRE(by_constraint);
    CHECK(std::get<std::vector<std::string>>((*by_constraint)[0].values).front() == "0");
}

TEST_CASE("an unknown measure is told with the nearest; arrivals want a source") {
    const std::vector<std::string> wanted{"degre"};
    const auto columns = node_columns(example(), wanted, {});
    REQUIRE_FALSE(columns);
    CHECK(columns.error().code == schema::ErrorCode::usage);
    CHECK(columns.error().hint == "did you mean \"degree\"?");
    for (const auto& measure : table_measures())
        if (measure.name == "arrivals") CHECK_FALSE(measure.columns(example(), {}));
}

TEST_CASE("betweenness is a share of all pairs of others, with directions or without") {
    const auto value = [](bool directed) {
        const std::vector<std::string> wanted{"betweenness"};
        const auto columns = node_columns(example(), wanted, {.directed = directed});
        return std::get<std::vector<double>>(columns.value()[0].values)[0];
    };
    CHECK(value(true) == doctest::Approx(3.0 / 6));   // 2 > 0 > 1, 3 > 0 > 1, 3 > 0 > 1 > 2
    CHECK(value(false) == doctest::Approx(4.0 / 6));  // 3 with 1 and with 2, either way
}

TEST_CASE("changes: a pair that goes to war is found in its month") {
    std::vector<Tie> ties;
    for (int month = 1; month <= 12; ++month)
        for (int i = 0; i < (month < 7 ? 1 : 8); ++i)
            ties.push_back(tie(0, 1, fmt::format("2022-{:02}-{:02}", month, i + 1), month < 7 ? 1 : 4));
    const auto network = dated(2, ties);
    for (const auto& measure : table_measures()) {
        if (measure.name != "changes") continue;
        for (const auto series : {Series::events, Series::conflict, Series::goldstein}) {
            const auto found = measure.columns(network, {.series = series});
            REQUIRE(found);
            CHECK((*found)[2] == Column{"month", std::vector<std::string>{"2022-07"}});
        }
        const auto calm = measure.columns(network, {.least_events = 100});
        CHECK(length((*calm)[0]) == 0);
    }
}

}  // namespace
}  // namespace entente::analysis
