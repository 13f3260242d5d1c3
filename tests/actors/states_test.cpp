// The shipped tables on days when states and their organisations changed.
#include <doctest/doctest.h>
#include <string>

#include "tests/support/engine.hpp"

using namespace entente;

namespace {

schema::Day day(std::string_view text) {
    return schema::parse_date(text)->start;
}

}  // namespace

TEST_CASE("codes of other systems as of a day") {
    struct Row {
        std::string_view system, value, day, code;  // code "" where no state had it
    };
    const Row rows[] = {
        {"cow", "345", "1985-06-01", "YUG"},     {"cow", "345", "1999-06-01", "YUG"},
        {"cow", "345", "2005-06-01", "SCG"},     {"cow", "345", "2010-06-01", "SRB"},
        {"gw", "345", "2010-06-01", ""},         {"gw", "340", "2010-06-01", "SRB"},
        {"cow", "341", "2006-06-03", "MNE"},     {"cow", "341", "2006-06-02", ""},
        {"gw", "347", "2008-02-17", "XKX"},      {"cow", "260", "1989-01-01", "DEU"},
        {"cow", "265", "1990-10-02", "DDR"},     {"cow", "255", "1990-10-03", "DEU"},
        {"cow", "260", "1990-10-03", ""},        {"gw", "260", "2000-01-01", "DEU"},
        {"cow", "365", "1991-12-25", "SUN"},     {"cow", "365", "1991-12-26", "RUS"},
        {"iso2", "SU", "1990-01-01", "SUN"},     {"cow", "678", "1990-05-21", "YEM"},
        {"cow", "679", "1990-05-22", "YEM"},     {"cow", "680", "1980-01-01", "YMD"},
        {"gw", "678", "2000-01-01", "YEM"},      {"numeric", "736", "2011-07-08", "SDN"},
        {"numeric", "729", "2011-07-09", "SDN"}, {"cow", "626", "2011-07-09", "SSD"},
        {"cow", "626", "2011-07-08", ""},        {"cow", "816", "1970-01-01", "VNM"},
        {"cow", "817", "1970-01-01", "RVN"},     {"cow", "817", "1976-01-01", ""},
        {"iso2", "CS", "1990-01-01", "CSK"},     {"iso2", "CS", "2005-01-01", "SCG"},
        {"cow", "315", "1992-12-31", "CSK"},     {"cow", "316", "1993-01-01", "CZE"},
        {"gw", "531", "1993-05-24", "ERI"},      {"m49", "250", "2020-01-01", "FRA"},
        {"fips", "GM", "2020-01-01", "DEU"},     {"iso2", "GM", "2020-01-01", "GMB"},
    };
    for (const auto& row : rows) {
        const auto* country = tests::knowledge().country_by(row.system, row.value, day(row.day));
        CHECK_MESSAGE((country ? country->code : "") == row.code,
                      row.system << " " << row.value << " " << row.day);
    }
}

TEST_CASE("how many members an organisation had on a day") {
    struct Row {
        std::string_view organization, day;
        std::size_t members;
    };
    const Row rows[] = {
        {"EU", "1994-01-01", 12},     {"EU", "2010-01-01", 27},   {"EU", "2020-01-31", 28},
        {"EU", "2020-02-01", 27},     {"NATO", "1985-01-01", 16}, {"NATO", "2022-02-24", 30},
        {"NATO", "2024-03-07", 32},   {"ASEAN", "1990-01-01", 6}, {"ASEAN", "2022-01-01", 10},
        {"ASEAN", "2025-10-26", 11},  {"UN", "1980-12-31", 154},  {"UN", "2012-01-01", 193},
        {"G8", "2013-01-01", 8},      {"G8", "2015-01-01", 0},    {"G20", "2023-01-01", 20},
        {"COE", "2022-03-15", 47},    {"COE", "2022-03-17", 46},  {"ECOWAS", "2025-01-28", 15},
        {"ECOWAS", "2025-02-01", 12}, {"BRICS", "2023-12-31", 5}, {"BRICS", "2025-01-06", 10},
        {"SCO", "2010-01-01", 6},     {"SCO", "2024-12-31", 10},  {"QUAD", "2022-01-06", 4},
        {"OPEC", "2024-01-01", 12},   {"GCC", "2022-01-06", 6},   {"CIS", "2022-01-06", 9},
    };
    for (const auto& row : rows)
        CHECK_MESSAGE(tests::knowledge().members_on(row.organization, day(row.day)).size() == row.members,
                      row.organization
                          << " " << row.day << ": "
                          << tests::knowledge().members_on(row.organization, day(row.day)).size());
}
