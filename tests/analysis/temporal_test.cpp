// Paths that respect time, and the calendar's windows.
#include <doctest/doctest.h>
#include <map>

#include "graph/analysis/temporal_paths.hpp"
#include "graph/analysis/windows.hpp"
#include "tests/analysis/dated.hpp"
#include "tests/analysis/graphs.hpp"

namespace entente::analysis {
namespace {

std::string day_of(const Arrivals& arrivals, Vertex v) {
    return arrivals.of[v] ? schema::to_iso(arrivals.steps[*arrivals.of[v]].day) : "";
}

std::size_t hops_of(const Arrivals& arrivals, Vertex v) {
    return arrivals.steps[arrivals.of[v].value()].hops;
}

TEST_CASE("what comes after can be told on, what went before cannot") {
    const auto network =
        dated(4, {tie(1, 2, "2022-01-01"), tie(0, 1, "2022-01-03"), tie(1, 3, "2022-01-05")});
    const auto found = earliest_arrivals(network, 0, {});
    CHECK(day_of(found, 1) == "2022-01-03");
    CHECK(day_of(found, 2) == "");
    CHECK(day_of(found, 3) == "2022-01-05");
    CHECK(path_to(found, 3) == std::vector<Vertex>{1, 3});
    CHECK(path_to(found, 2).empty());
    CHECK(path_to(found, 0).empty());
}

TEST_CASE("the earliest way may be longer than the shortest") {
    const auto network =
        dated(3, {tie(0, 1, "2022-01-01"), tie(1, 2, "2022-01-02"), tie(0, 2, "2022-06-01")});
    const auto first = earliest_arrivals(network, 0, {}), fewest = fewest_hops(network, 0, {});
    CHECK(day_of(first, 2) == "2022-01-02");
    CHECK(hops_of(first, 2) == 2);
    CHECK(day_of(fewest, 2) == "2022-06-01");
    CHECK(hops_of(fewest, 2) == 1);
}

TEST_CASE("a path is the one that was there when it was walked") {
    // 2 is reached over 1 before 0 meets 2's neighbour 3 itself; the way to 4 must not take the later short
    // cut.
    const auto network = dated(5, {tie(0, 1, "2022-01-01"), tie(1, 3, "2022-01-02"), tie(3, 4, "2022-01-03"),
                                   tie(0, 3, "2022-01-04")});
    const auto fewest = fewest_hops(network, 0, {});
    CHECK(hops_of(fewest, 3) == 1);
    CHECK(path_to(fewest, 4) == std::vector<Vertex>{1, 3, 4});
}

TEST_CASE("options: directions, one day, windows; a month is no day") {
    const auto chain = dated(3, {tie(1, 2, "2022-01-01"), tie(0, 1, "2022-01-01")});
    CHECK(day_of(earliest_arrivals(chain, 0, {}), 2) == "2022-01-01");
    CHECK(day_of(earliest_arrivals(chain, 0, {.same_day = false}), 2) == "");
    CHECK(day_of(earliest_arrivals(chain, 2, {}), 1) == "");
    CHECK(day_of(earliest_arrivals(chain, 2, {.directed = false}), 0) == "2022-01-01");
    const auto day = [](const char* text) { return schema::parse_date(text).value().start; };
    CHECK(day_of(earliest_arrivals(chain, 0, {.from = day("2022-01-02")}), 1) == "");
    CHECK(day_of(earliest_arrivals(chain, 0, {.to = day("2021-12-31")}), 1) == "");
    CHECK(day_of(earliest_arrivals(dated(2, {tie(0, 1, "2022-01")}), 0, {}), 1) == "");
    CHECK(day_of(earliest_arrivals(dated(2, {tie(0, 1, "2022-01-01", 1, true)}), 1, {}), 0) == "2022-01-01");
}

// Walks every path in time from `at`, and notes the first day and the fewest hops anywhere.
void walk(const Network& network, Vertex at, schema::Day since, std::size_t hops,
          std::map<Vertex, std::pair<schema::Day, std::size_t>>& best) {
    if (hops > 4) return;
    for (const auto& tie : network.ties) {
        if (tie.source != at || tie.date->start < since) continue;
        auto& [day, least] = best.try_emplace(tie.target, tie.date->start, hops + 1).first->second;
        day = std::min(day, tie.date->start);
        least = std::min(least, hops + 1);
        walk(network, tie.target, tie.date->start, hops + 1, best);
    }
}

TEST_CASE("on small random networks, as by walking every path") {
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        Random random(seed);
        std::vector<Tie> ties;
        for (int i = 0; i < 9; ++i)
            ties.push_back(tie(static_cast<Vertex>(random.below(5)), static_cast<Vertex>(random.below(5)),
                               "2022-01-0" + std::to_string(1 + random.below(6))));
        const auto network = dated(5, ties);
        std::map<Vertex, std::pair<schema::Day, std::size_t>> best;
        walk(network, 0, {}, 0, best);
        const auto first = earliest_arrivals(network, 0, {}), fewest = fewest_hops(network, 0, {});
        for (Vertex v = 1; v < 5; ++v) {
            CAPTURE(seed);
            REQUIRE(best.contains(v) == first.of[v].has_value());
            if (!best.contains(v)) continue;
            CHECK(day_of(first, v) == schema::to_iso(best[v].first));
            CHECK(hops_of(fewest, v) == best[v].second);
        }
    }
}

TEST_CASE("windows run from the first dated tie to the last, without gaps") {
    const auto network = dated(2, {tie(0, 1, "2021-11-30"), tie(0, 1, "2022-02-01"), tie(0, 1, "")});
    const auto names = [&](Every every) {
        std::string text;
        for (const auto& window : windows(network, every)) text += window.name + " ";
        return text;
    };
    CHECK(names(Every::month) == "2021-11 2021-12 2022-01 2022-02 ");
    CHECK(names(Every::quarter) == "2021-Q4 2022-Q1 ");
    CHECK(names(Every::year) == "2021 2022 ");
    CHECK(schema::to_iso(windows(network, Every::quarter)[1].days.end) == "2022-03-31");
    CHECK(windows(dated(2, {}), Every::year).empty());
}

}  // namespace
}  // namespace entente::analysis
