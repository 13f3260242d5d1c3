#include "extractors/text/dates.hpp"

#include <chrono>
#include <doctest/doctest.h>

#include "tests/text/helpers.hpp"

namespace entente::text {
namespace {

using namespace std::chrono_literals;

// "words=range", joined by "; ".
std::string found(std::string_view text) {
    std::string all;
    for (const WrittenDate& date : find_dates(text)) {
        if (!all.empty()) all += "; ";
        all += std::string(slice(text, date.span)) + "=" + shown(date.range());
    }
    return all;
}

TEST_CASE("dates are found as they are written") {
    struct Row {
        std::string text;
        std::string expected;
    };

    const Row rows[] = {
        {"They met on January 6-7, 2022.", "January 6-7, 2022=2022-01-06..2022-01-07"},
        {"They met on January 6\u20137, 2022.", "January 6\u20137, 2022=2022-01-06..2022-01-07"},
        {"They met on 6 January 2022.", "6 January 2022=2022-01-06..2022-01-06"},
        {"They met on 6-7 January 2022.", "6-7 January 2022=2022-01-06..2022-01-07"},
        {"They met on 6 and 7 January, 2022.", "6 and 7 January, 2022=2022-01-06..2022-01-07"},
        {"They met on the 6th of January 2022.", "6th of January 2022=2022-01-06..2022-01-06"},
        {"They met on January 6th, 2022.", "January 6th, 2022=2022-01-06..2022-01-06"},
        {"They met on January 6 and 7, 2022.", "January 6 and 7, 2022=2022-01-06..2022-01-07"},
        {"from January 30 to February 2, 2022", "January 30 to February 2, 2022=2022-01-30..2022-02-02"},
        {"30 January \u2013 2 February 2022", "30 January \u2013 2 February 2022=2022-01-30..2022-02-02"},
        {"December 30 \u2013 January 2, 2022", "December 30 \u2013 January 2, 2022=2021-12-30..2022-01-02"},
        {"Dec. 30, 2021 \u2013 Jan. 2, 2022", "Dec. 30, 2021 \u2013 Jan. 2, 2022=2021-12-30..2022-01-02"},
        {"on 2022-01-06 and 2022/02/07",
         "2022-01-06=2022-01-06..2022-01-06; 2022/02/07=2022-02-07..2022-02-07"},
        {"at 2022-01-06T10:00:00Z", "2022-01-06=2022-01-06..2022-01-06"},
        {"am 06.01.2022 in Bern", "06.01.2022=2022-01-06..2022-01-06"},
        {"on Jan. 6, in Oslo", "Jan. 6=-"},
        {"on Jan. 6 they met", "Jan. 6=-"},
        {"JANUARY 6, 2022", "JANUARY 6, 2022=2022-01-06..2022-01-06"},
        {"the September 2021 commitment", "September 2021=2021-09-01..2021-09-30"},
        {"in February 2024,", "February 2024=2024-02-01..2024-02-29"},
        {"January\u2013March 2022", "January\u2013March 2022=2022-01-01..2022-03-31"},
        {"November 2021 to January 2022", "November 2021 to January 2022=2021-11-01..2022-01-31"},
        {"In 2014 and since 2019", "2014=2014-01-01..2014-12-31; 2019=2019-01-01..2019-12-31"},
        {"May 6 was a day", "May 6=-"},
        {"Sept. 11, 2001", "Sept. 11, 2001=2001-09-11..2001-09-11"},
        {"Friday, 7 January 2022, 10:30", "7 January 2022=2022-01-07..2022-01-07"},
        {"on January 6,\n2022", "January 6,\n2022=2022-01-06..2022-01-06"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(found(row.text) == row.expected);
    }
}

TEST_CASE("what only looks like a date is none") {
    const std::string rows[] = {
        "It may be so. May it be so.",
        "In May the ministers may meet.",
        "Theresa May met 6 envoys.",
        "They march 3 miles.",
        "30 February 2022",
        "February 30, 2022",
        "2022-13-01 and 2022-00-10",
        "01/06/2022",
        "It cost $6 January or not",
        "March 30,000 men",
        "May 10 percent agree",
        "about 2014 people",
        "in 2014.5 tons",
        "Resolution 2231 of 15",
        "Decree No. 2019",
        "the Su-30 June flight",
        "1234567 January",
        "January",
        "",
    };
    for (const std::string& text : rows) {
        CAPTURE(text);
        CHECK(found(text) == "");
    }
}

TEST_CASE("a date without a year takes the one that brings it nearest") {
    struct Row {
        std::string text;
        schema::Day day;
        std::string expected;
    };

    const Row rows[] = {
        {"Jan. 6", schema::Day{2022y / 1 / 10}, "2022-01-06..2022-01-06"},
        {"December 30", schema::Day{2022y / 1 / 10}, "2021-12-30..2021-12-30"},
        {"January 2", schema::Day{2021y / 12 / 20}, "2022-01-02..2022-01-02"},
        {"December 30 - January 2", schema::Day{2022y / 1 / 10}, "2021-12-30..2022-01-02"},
        {"February 29", schema::Day{2021y / 3 / 1}, "2020-02-29..2020-02-29"},
        {"6 March 2019", schema::Day{2022y / 1 / 10}, "2019-03-06..2019-03-06"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const auto dates = find_dates(row.text);
        REQUIRE(dates.size() == 1);
        CHECK(shown(dates.front().range_near(row.day)) == row.expected);
    }
}

}  // namespace
}  // namespace entente::text
