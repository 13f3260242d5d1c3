#include "graph/schema/date.hpp"

#include <doctest/doctest.h>

namespace entente::schema {
namespace {

std::string dump(const DateRange& range) {
    return to_iso(range.start) + ".." + to_iso(range.end) + " " + std::string(name(range.precision));
}

struct Case {
    std::string_view text;
    std::string_view expected;
};

TEST_CASE("dates are read as the full days that they span") {
    const Case cases[] = {
        {"2022-01-06", "2022-01-06..2022-01-06 day"},
        {"2024-02-29", "2024-02-29..2024-02-29 day"},
        {"2022-02", "2022-02-01..2022-02-28 month"},
        {"2024-02", "2024-02-01..2024-02-29 month"},
        {"2022", "2022-01-01..2022-12-31 year"},
        {"0001-01-01", "0001-01-01..0001-01-01 day"},
        {"9999-12-31", "9999-12-31..9999-12-31 day"},
        {"2022-01-06T10:00", "2022-01-06..2022-01-06 day"},
        {"2022-01-06T23:59:60Z", "2022-01-06..2022-01-06 day"},
        {"2022-01-06 10:00:05.250+09:00", "2022-01-06..2022-01-06 day"},
        {"2022-01-06T10:00:05-0500", "2022-01-06..2022-01-06 day"},
        {"2022-01-06T10:00:05+09", "2022-01-06..2022-01-06 day"},
    };
    for (const auto& [text, expected] : cases) {
        CAPTURE(text);
        const auto date = parse_date(text);
        REQUIRE(date);
        CHECK(dump(*date) == expected);
    }
}

TEST_CASE("what is not a date is refused") {
    for (const std::string_view text : {"",
                                        "0000-01-01",
                                        "22-01-06",
                                        "2022-1-6",
                                        "2022-13",
                                        "2022-00-01",
                                        "2022-02-29",
                                        "2022-04-31",
                                        "2022-01-00",
                                        "2022-01-06x",
                                        "2022-01-06T",
                                        "2022-01-06T25:00",
                                        "2022-01-06T10:60",
                                        "2022-01-06T10:00:61",
                                        "2022-01-06T10:00+9",
                                        "2022-01-06T10:00Zjunk",
                                        "2022-",
                                        "2022-01-",
                                        "20220106",
                                        " 2022",
                                        "2022 ",
                                        "+2022-01",
                                        "2022-01-06T10:00+09:",
                                        "Jan. 6, 2022"}) {
        CAPTURE(text);
        const auto date = parse_date(text);
        REQUIRE_FALSE(date);
        CHECK(date.error().code == ErrorCode::invalid);
        CHECK(date.error().message.find("is not a date") != std::string::npos);
    }
}

TEST_CASE("every day of a leap cycle survives writing and reading") {
    const Day first = std::chrono::year{1999} / 1 / 1;
    for (int i = 0; i < 4 * 366; ++i) {
        const Day day = first + std::chrono::days{i};
        const auto date = parse_date(to_iso(day));
        REQUIRE(date);
        CHECK(*date == DateRange{day, day, DatePrecision::day});
    }
}

}  // namespace
}  // namespace entente::schema
