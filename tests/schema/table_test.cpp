#include "graph/schema/table.hpp"

#include <doctest/doctest.h>
#include <string>

#include "graph/schema/did_you_mean.hpp"

namespace entente::schema {
namespace {

constexpr std::string_view required[] = {"id", "name"};
constexpr std::string_view optional[] = {"aliases"};

Result<Table> read(std::string_view text) {
    return parse_table(text, "countries.tsv", required, optional);
}

TEST_CASE("rows keep their line and give cells by column name") {
    const auto table =
        read("# countries\n\nname\tid\taliases\nJapan\tJPN\t Nippon | Nihon|\r\n# end\n\tXXX\t\n");
    REQUIRE(table);
    REQUIRE(table->rows.size() == 2);
    const auto& japan = table->rows[0];
    CHECK(japan.line == 4);
    CHECK(table->cell(japan, "id") == "JPN");
    CHECK(table->cell(japan, "name") == "Japan");
    CHECK(split_list(table->cell(japan, "aliases")) == std::vector<std::string_view>{"Nippon", "Nihon"});
    const auto& nameless = table->rows[1];
    CHECK(nameless.line == 6);
    CHECK(table->cell(nameless, "name") == "");
    CHECK(split_list(table->cell(nameless, "aliases")).empty());
    CHECK(describe(table->error(nameless, "no name")) == "countries.tsv:6: no name");
}

TEST_CASE("an optional column may be missing; a BOM and a missing last line end are no matter") {
    const auto table = read("\xEF\xBB\xBFid\tname\nCIV\tCôte d'Ivoire");
    REQUIRE(table);
    REQUIRE(table->rows.size() == 1);
    CHECK(table->cell(table->rows[0], "name") == "Côte d'Ivoire");
    CHECK(table->cell(table->rows[0], "aliases") == "");
    CHECK_FALSE(table->column("aliases"));
}

TEST_CASE("a broken table is refused with place and remedy") {
    struct Case {
        std::string text;
        std::string_view expected;
    };
    const Case cases[] = {
        {"", "countries.tsv: the table is empty; its first line must name id, name"},
        {"# only a comment\n", "countries.tsv: the table is empty; its first line must name id, name"},
        {"id\tnmae\n", "countries.tsv:1: unknown column \"nmae\"; did you mean \"name\"?"},
        {"id\tname\tpopulation\n",
         "countries.tsv:1: unknown column \"population\"; the columns are id, name, aliases"},
        {"id\taliases\n",
         "countries.tsv:1: column \"name\" is missing; the first line must name id, name, separated by tabs"},
        {"id\tname\tid\n", "countries.tsv:1: column \"id\" stands twice"},
        {"id\tname\t\n", "countries.tsv:1: unknown column \"\"; the columns are id, name, aliases"},
        {"id\tname\n\nJPN Japan\n",
         "countries.tsv:3: 1 cells where the table has 2 columns; separate cells by one tab each; an empty "
         "cell keeps its tab"},
        {"id\tname\nJPN\tJapan\tNippon\n",
         "countries.tsv:2: 3 cells where the table has 2 columns; separate cells by one tab each; an empty "
         "cell keeps its tab"},
        {"id\tname\nJPN\tJap\xE4n\n",
         "countries.tsv:2: byte 8 of the line is not UTF-8; save the table as UTF-8"},
        {"id\tname\nJPN\tJap\xED\xA0\x80n\n",
         "countries.tsv:2: byte 8 of the line is not UTF-8; save the table as UTF-8"},
        {std::string("id\tname\nJPN\tJa\0pan\n", 18), "countries.tsv:2: control character U+0000; delete it"},
        {"id\tname\nJPN\t" + std::string(longest_table_line, 'x'),
         "countries.tsv:2: line of 65540 bytes; a table's line may have 65536"},
        {"# \xFF\nid\tname\n", "countries.tsv:1: byte 3 of the line is not UTF-8; save the table as UTF-8"},
    };
    for (const auto& [text, expected] : cases) {
        CAPTURE(expected);
        const auto table = read(text);
        REQUIRE_FALSE(table);
        CHECK(describe(table.error()) == expected);
    }
}

TEST_CASE("did_you_mean names the word that was meant, or nothing") {
    constexpr std::string_view words[] = {"agent", "patient", "recipient", "with"};
    struct Case {
        std::string_view word;
        std::string_view expected;
    };
    const Case cases[] = {
        {"agnet", "did you mean \"agent\"?"},
        {"AGENT", "did you mean \"agent\"?"},
        {"patiend", "did you mean \"patient\"?"},
        {"recpient", "did you mean \"recipient\"?"},
        {"wiht", "did you mean \"with\"?"},
        {"instrument", ""},
        {"", ""},
        {"xyz", ""},
    };
    for (const auto& [word, expected] : cases) {
        CAPTURE(word);
        CHECK(did_you_mean(word, words) == expected);
    }
    CHECK(did_you_mean(std::string(100'000, 'a'), words) == "");
    CHECK(did_you_mean("agent", {}) == "");
}

}  // namespace
}  // namespace entente::schema
