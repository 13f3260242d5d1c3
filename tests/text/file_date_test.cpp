#include "extractors/text/file_date.hpp"

#include <doctest/doctest.h>

#include "tests/text/helpers.hpp"

namespace entente::text {
namespace {

TEST_CASE("file names give dates by a pattern") {
    struct Row {
        std::string pattern;
        std::string name;
        std::string expected;
    };

    const Row rows[] = {
        {"%Y-%m-%d", "2022-01-06.txt", "2022-01-06..2022-01-06"},
        {"%Y-%m-%d", "folder/1999-12-31/readout-2022-01-06.txt", "2022-01-06..2022-01-06"},
        {"%Y%m%d", "wire_20220106_3.txt", "2022-01-06..2022-01-06"},
        {"{date}_*.txt", "2022-01-06_oslo.txt", "2022-01-06..2022-01-06"},
        {"%d-%b-%Y", "6-Jan-2022.html", "2022-01-06..2022-01-06"},
        {"%d_%B_%Y", "06_january_2022.html", "2022-01-06..2022-01-06"},
        {"%Y*%m", "2022_no_03.txt", "2022-03-01..2022-03-31"},
        {"news?%Y", "news-2022.txt", "2022-01-01..2022-12-31"},
        {"100%%_%Y", "100%_2022", "2022-01-01..2022-12-31"},
        {"%Y-%m-%d", "2022-13-06.txt", "-"},
        {"%Y-%m-%d", "2022-00-06.txt", "-"},
        {"%Y-%m-%d", "2022-02-30.txt", "-"},
        {"%Y", "report-120226.txt", "-"},
        {"%Y%m%d", "2022016.txt", "-"},
        {"{date}_*.txt", "oslo.txt", "-"},
        {"%Y-%m-%d", "", "-"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.pattern);
        CAPTURE(row.name);
        const auto pattern = check_date_pattern(row.pattern);
        REQUIRE(pattern);
        CHECK(shown(date_from_file_name(*pattern, row.name)) == row.expected);
    }
}

TEST_CASE("a wrong pattern is named") {
    struct Row {
        std::string pattern;
        std::string message;
    };

    const Row rows[] = {
        {"%Y-%q", "date pattern has %q, which is unknown"},
        {"%m-%d", "date pattern has no year, %Y"},
        {"%Y-%", "date pattern ends in %"},
        {"****%Y", "date pattern has more than three *"},
        {"", "date pattern has no year, %Y"},
    };
    for (const Row& row : rows) {
        const auto pattern = check_date_pattern(row.pattern);
        REQUIRE(!pattern);
        CHECK(pattern.error().message == row.message);
        CHECK(pattern.error().code == schema::ErrorCode::usage);
    }
}

}  // namespace
}  // namespace entente::text
