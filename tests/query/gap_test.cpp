#include "graph/query/gap.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <random>
#include <sstream>

#include "graph/query/write_answer.hpp"
#include "tests/query/world.hpp"

namespace entente::query {
namespace {

using test::day;
using test::parties;
using test::World;

TEST_CASE("the chance of a silence") {
    CHECK(chance_of_silence(10, 0.25) == doctest::Approx(0.0563135147));
    CHECK(chance_of_silence(0, 1) == 1);
    // Two points: three spacings; any is longer than one half with 3/4, than two thirds with 1/3.
    CHECK(chance_of_any_silence(2, 0.5) == doctest::Approx(0.75));
    CHECK(chance_of_any_silence(2, 2.0 / 3) == doctest::Approx(1.0 / 3));
    CHECK(chance_of_any_silence(1, 0.5) == 1);
    CHECK(chance_of_any_silence(1, 0.75) == doctest::Approx(0.5));
    CHECK(chance_of_any_silence(5, 0) == 1);
    CHECK(chance_of_any_silence(1000, 0.05) < 1e-18);
}

TEST_CASE("chances are what points thrown at random show") {
    std::mt19937_64 random(11);
    std::uniform_real_distribution<double> place(0, 1);
    for (const auto& [n, x] : {std::pair(3, 0.6), std::pair(8, 0.4), std::pair(20, 0.25)}) {
        constexpr int throws = 20000;
        int hits = 0;
        for (int i = 0; i < throws; ++i) {
            std::vector<double> points{0, 1};
            for (int k = 0; k < n; ++k) points.push_back(place(random));
            std::ranges::sort(points);
            double widest = 0;
            for (std::size_t k = 1; k < points.size(); ++k)
                widest = std::max(widest, points[k] - points[k - 1]);
            hits += widest > x;
        }
        const double p = chance_of_any_silence(n, x);
        CHECK(std::abs(hits / double{throws} - p) < 5 * std::sqrt(p * (1 - p) / throws));
    }
}

TEST_CASE("a silence counts what was read meanwhile, not days") {
    std::vector<std::pair<schema::Day, std::int64_t>> read;
    for (schema::Day at = day("2020-01-01"); at <= day("2020-12-31"); at += std::chrono::days{1})
        if (at < day("2020-06-01") || at > day("2020-10-31")) read.emplace_back(at, 10);
    std::vector<schema::Day> met;
    for (const char* date :
         {"2020-01-15", "2020-02-15", "2020-03-15", "2020-04-15", "2020-05-31", "2020-11-01"})
        met.push_back(day(date));
    const auto found = silences(met, read);
    REQUIRE(found.size() == 7);
    // The longest in days has nothing read in it, and so comes last.
    CHECK(found.front().open_end);
    CHECK(found.front().documents == 600);
    CHECK(found.back().after == day("2020-05-31"));
    CHECK(found.back().documents == 0);
    CHECK(found.back().p == 1);
    CHECK(found.back().p_any == 1);
    CHECK(silences(met, {}).empty());
}

TEST_CASE("an unusual silence in a store") {
    World world;
    for (int month = 1; month <= 12; ++month)
        for (int at = 1; at <= 28; ++at) {
            const std::string date = fmt::format("2020-{:02}-{:02}", month, at);
            const bool meet = month <= 4 && at % 4 == 0;
            auto record = world.told("r_" + date, date, parties(1, 1), meet ? parties(2, 2) : parties(3, 3));
            world.put(record, date);
        }
    world.settle();
    const EventsQuery query{
        .a = "P1", .b = "P2", .filter = {.act = "CONSULT", .status = schema::Status::happened}};
    const auto found = gap(world.store, query).value();
    std::ostringstream out;
    REQUIRE(write(out, found, {OutputFormat::csv}));
    CHECK(out.str().starts_with("after,until,days,documents,share,p,p_any\r\n2020-04-28,,244,224,0.6666"));
    CHECK(found.rows.size() == 1);
    CHECK(found.notes ==
          std::vector<std::string>{"of 336 documents and 28 days of meetings; unusual: p_any at most 0.05"});
    CHECK(gap(world.store, query, 1).value().rows.size() == 29);
}

}  // namespace
}  // namespace entente::query
