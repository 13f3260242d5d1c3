#include "extractors/text/dateline.hpp"

#include <doctest/doctest.h>

#include "extractors/text/layout.hpp"
#include "tests/text/helpers.hpp"

namespace entente::text {
namespace {

// "place@date>first word behind it", "-" for no dateline.
std::string shown_dateline(std::string_view text) {
    const auto line = find_dateline(text, {0, static_cast<std::uint32_t>(text.size())});
    if (!line) return "-";
    const std::string_view rest = text.substr(line->span.end);
    return std::string(slice(text, line->place)) + "@" +
           (line->date ? std::string(slice(text, line->date->span)) : "") + ">" +
           std::string(rest.substr(0, rest.find(' ')));
}

TEST_CASE("datelines are told from sentences with a dash") {
    struct Row {
        std::string text;
        std::string expected;
    };

    const Row rows[] = {
        {"TOKYO, Jan. 7, 2022 (Agency) \u2014 The ministers met.", "TOKYO@Jan. 7, 2022>The"},
        {"Washington, 6 January 2022 \u2013 The ministers met.", "Washington@6 January 2022>The"},
        {"BEIJING, Jan. 7 (Agency) -- The ministers met.", "BEIJING@Jan. 7>The"},
        {"TOKYO (Agency) - The ministers met.", "TOKYO@>The"},
        {"TOKYO \u2014 The ministers met.", "TOKYO@>The"},
        {"GENEVA/NEW YORK, 7 January 2022 \u2013 They met.", "GENEVA/NEW YORK@7 January 2022>They"},
        {"7 January 2022, Geneva \u2013 They met.", "Geneva@7 January 2022>They"},
        {"Rio de Janeiro, May 3, 2021 \u2013 They met.", "Rio de Janeiro@May 3, 2021>They"},
        {"Japan \u2014 which hosts the talks \u2014 agreed.", "-"},
        {"TOKYO - The ministers met.", "-"},
        {"The ministers \u2014 all four \u2014 met.", "-"},
        {"On January 6, 2022 \u2014 a Thursday \u2014 they met.", "-"},
        {"The ministers met in Oslo.", "-"},
        {"\u2014 They met.", "-"},
        {"US-Japan alliance", "-"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(shown_dateline(row.text) == row.expected);
    }
}

TEST_CASE("the head dates a document, copyright lines never do") {
    struct Row {
        std::string text;
        std::string expected;
    };

    const Row rows[] = {
        {"Ministers meet\n\nJanuary 7, 2022\n\nThe four ministers met in Oslo today.\n",
         "2022-01-07..2022-01-07"},
        {"Ministers meet\nPublished on Friday, 7 January 2022 at 10:30 GMT\nThe ministers met in Oslo for "
         "talks.\n",
         "2022-01-07..2022-01-07"},
        {"Washington, DC | January 7, 2022\n\nThe ministers met in Oslo for two days.\n",
         "2022-01-07..2022-01-07"},
        {"OSLO, Jan. 7, 2022 (Agency) \u2014 The ministers met for talks.\n", "2022-01-07..2022-01-07"},
        {"Copyright January 7, 2022\n\nThe ministers met in Oslo for two days.\n", "-"},
        {"\u00A9 January 7, 2022 Example\n\nThe ministers met in Oslo for two days.\n", "-"},
        {"Updated January 7, 2022\n\nThe ministers met in Oslo for two days.\n", "-"},
        {"Agreement of January 7, 2022\n\nThe ministers met in Oslo for two days.\n", "-"},
        {"The four ministers met on January 7, 2022.\n", "-"},
        {"The four ministers met in Oslo for talks.\n\nJanuary 7, 2022\n", "-"},
        {"OSLO, Jan. 7 (Agency) \u2014 The ministers met for talks.\n", "-"},
        {"", "-"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const auto date = date_of_head(row.text, layout(row.text));
        CHECK((date ? shown(date->range()) : "-") == row.expected);
    }
}

}  // namespace
}  // namespace entente::text
