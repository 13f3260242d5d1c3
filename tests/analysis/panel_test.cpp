#include "graph/analysis/panel.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/interop/fixture.hpp"

namespace entente::analysis {
namespace {

using schema::ActorKind;

schema::Day day(std::string_view text) {
    return schema::parse_date(text).value().start;
}

schema::Party state(const std::string& code) {
    return test::actor("country:" + code, code, ActorKind::country, code);
}

StateCode always(const std::string& code) {
    return {"country:" + code, code, day("1900-01-01"), day("2100-12-31")};
}

class Case {
  public:
    explicit Case(std::vector<schema::Record> records) : graph_(model::build(records)) {
        projected_ = projection::project(graph_, {.nodes = projection::Nodes::country});
    }
    Case(const Case&) = delete;
    Case& operator=(const Case&) = delete;

    std::vector<StateCode> codes{always("AAA"), always("BBB"), always("CCC")};
    std::vector<DatedDocuments> documents{{schema::parse_date("2022-01-10").value(), 5},
                                          {schema::parse_date("2022-03-10").value(), 7}};
    PanelOptions options = {};

    Panel panel() const { return Panel(graph_, projected_, codes, documents, options); }
    // "AAA BBB 2022-01-01 read 5: 1 event" …
    std::vector<std::string> rows() const {
        std::vector<std::string> rows;
        panel().each_row([&](const PanelRow& row) {
            rows.push_back(fmt::format("{} {} {} {} {}", row.source, row.target, schema::to_iso(row.start),
                                       row.documents_read, row.cell ? row.cell->events : 0));
        });
        return rows;
    }

  private:
    model::KnowledgeGraph graph_;
    projection::Projection projected_;
};

using Rows = std::vector<std::string>;

TEST_CASE("a pair has a row in every period, told with how many documents were read") {
    Case c{{test::told("r1", "2022-01-06", {state("AAA")}, {state("BBB")}),
            test::told("r2", "2022-01-20", {state("BBB")}, {state("AAA")}),
            test::told("r3", "2022-03-01", {state("CCC")}, {state("AAA")})}};
    CHECK(c.rows() == Rows{"AAA BBB 2022-01-01 5 2", "AAA BBB 2022-02-01 0 0", "AAA BBB 2022-03-01 7 0",
                           "AAA CCC 2022-01-01 5 0", "AAA CCC 2022-02-01 0 0", "AAA CCC 2022-03-01 7 1",
                           "BBB CCC 2022-01-01 5 0", "BBB CCC 2022-02-01 0 0", "BBB CCC 2022-03-01 7 0"});
    c.options.seen_only = true;
    CHECK(c.rows().size() == 6);
    c.options = {.by = PanelPeriod::year, .directed = true};
    CHECK(c.rows() == Rows{"AAA BBB 2022-01-01 12 1", "AAA CCC 2022-01-01 12 0", "BBB AAA 2022-01-01 12 1",
                           "BBB CCC 2022-01-01 12 0", "CCC AAA 2022-01-01 12 1", "CCC BBB 2022-01-01 12 0"});
}

TEST_CASE("what has no direction counts in both, and a visit of three days on its first") {
    auto record = test::told("r1", "2022-01-31", {state("AAA"), state("BBB")}, {});
    record.reciprocal = true;
    record.date->range.end += std::chrono::days(2);
    Case c(std::vector{record});
    c.options.directed = true;
    CHECK(c.rows() == Rows{"AAA BBB 2022-01-01 5 1", "AAA BBB 2022-02-01 0 0", "AAA BBB 2022-03-01 7 0",
                           "BBB AAA 2022-01-01 5 1", "BBB AAA 2022-02-01 0 0", "BBB AAA 2022-03-01 7 0"});
}

TEST_CASE("periods begin where calendars have them begin") {
    struct Period {
        PanelPeriod by;
        std::string first, last;
        std::size_t count;
    };
    const Period periods[] = {{PanelPeriod::day, "2021-12-30", "2022-01-04", 6},
                              {PanelPeriod::week, "2021-12-27", "2022-01-03", 2},
                              {PanelPeriod::month, "2021-12-01", "2022-01-01", 2},
                              {PanelPeriod::year, "2021-01-01", "2022-01-01", 2}};
    for (const auto& [by, first, last, count] : periods) {
        Case c{{test::told("r1", "2022-01-01", {state("AAA")}, {state("BBB")})}};
        c.options = {.by = by, .from = day("2021-12-30"), .until = day("2022-01-04")};
        std::vector<std::string> starts;
        std::size_t events = 0;
        c.panel().each_row([&](const PanelRow& row) {
            starts.push_back(schema::to_iso(row.start));
            if (row.cell) events += row.cell->events;
        });
        CHECK(starts.size() == count);
        CHECK(starts.front() == first);
        CHECK(starts.back() == last);
        CHECK(events == 1);
    }
}

TEST_CASE("pairs only while both exist; codes as they are on the day; successors may share one") {
    const auto until = day("2022-02-15");
    Case c{{test::told("r1", "2022-01-06", {state("OLD")}, {state("BBB")}),
            test::told("r2", "2022-03-06", {state("NEW")}, {state("BBB")}),
            test::told("r3", "2022-03-07", {state("OLD")}, {state("BBB")})}};
    c.codes = {{"country:OLD", "365", day("1922-12-30"), until},
               {"country:NEW", "365", until + std::chrono::days(1), day("2100-01-01")},
               {"country:BBB", "2", day("1900-01-01"), day("2100-01-01")}};
    CHECK(c.rows() == Rows{"2 365 2022-01-01 5 1", "2 365 2022-02-01 0 0", "2 365 2022-03-01 7 1"});
    CHECK(c.panel().left_out().stateless == 1);
    c.codes[1].code = "366";
    CHECK(c.rows() == Rows{"2 365 2022-01-01 5 1", "2 365 2022-02-01 0 0", "2 366 2022-02-01 0 0",
                           "2 366 2022-03-01 7 1"});
}

TEST_CASE("what is in no row is counted") {
    Case c{{test::told("r1", "", {state("AAA")}, {state("BBB")}),
            test::told("r2", "2022", {state("AAA")}, {state("BBB")}),
            test::told("r3", "2022-02", {state("AAA")}, {state("BBB")}),
            test::told("r4", "1999-02-01", {state("AAA")}, {state("BBB")}),
            test::told("r5", "2022-02-01", {state("AAA")}, {state("ZZZ")})}};
    const auto left_out = c.panel().left_out();
    CHECK(left_out.undated == 2);
    CHECK(left_out.outside == 1);
    CHECK(left_out.stateless == 1);
    CHECK(c.rows() == Rows{"AAA BBB 2022-01-01 5 0", "AAA BBB 2022-02-01 0 1", "AAA BBB 2022-03-01 7 0"});
}

TEST_CASE("values of a cell: types, quads, mean of Goldstein where there is a type, folded people") {
    auto fight = test::told("r2", "2022-01-07", {state("AAA")}, {state("BBB")});
    fight.act = fight.type = "ASSAULT";
    fight.quad = 4;
    fight.goldstein = -10;
    auto untyped = test::told("r3", "2022-01-08", {state("AAA")}, {state("BBB")});
    untyped.type.clear();
    untyped.quad = 0;
    auto minister = test::actor("person:AAA/m", "M", ActorKind::person, "AAA");
    minister.sector = "GOV";
    Case c{{test::told("r1", "2022-01-06", {minister, state("AAA")}, {state("BBB")}), fight, untyped}};
    std::size_t rows = 0;
    c.options.by = PanelPeriod::month;
    const auto panel = c.panel();
    panel.each_row([&](const PanelRow& row) {
        if (!row.cell) return;
        ++rows;
        CHECK(row.cell->events == 3);
        CHECK(row.cell->of_type.at("SUPPORT") == 1);
        CHECK(row.cell->of_type.at("ASSAULT") == 1);
        CHECK(row.cell->of_quad == std::array<std::size_t, 5>{1, 1, 0, 0, 1});
        CHECK(row.cell->rated == 2);
        CHECK(row.cell->goldstein == doctest::Approx(3.5 - 10));
    });
    CHECK(rows == 1);
}

TEST_CASE("no documents and no window: no rows") {
    Case c{{test::told("r1", "2022-01-06", {state("AAA")}, {state("BBB")})}};
    c.documents.clear();
    CHECK(c.rows().empty());
    CHECK(c.panel().left_out().outside == 1);
}

}  // namespace
}  // namespace entente::analysis
