#include "tests/actors/tables.hpp"

#include <doctest/doctest.h>
#include <map>
#include <set>
#include <string>

#include "tests/support/engine.hpp"

using namespace entente;
using tests::build;
using tests::day;
using tests::small_tables;
using tests::table_headers;
using tests::Texts;

namespace {

std::string error_of(const schema::Result<actors::Knowledge>& built) {
    return built ? "" : schema::describe(built.error());
}

}  // namespace

TEST_CASE("a bad row is refused with its place") {
    CHECK(error_of(build(small_tables())) == "");
    struct Row {
        std::string table, rows, error;
    };
    const std::string term = "\t\t\tFRA\thead-of-state\t\tP\t";
    const Row rows[] = {
        {"countries.tsv", "Fr\tFrance\t\t\t\t\t\t\t\t\n", "countries.tsv:2: \"Fr\" is no country code"},
        {"countries.tsv", "FRA\tA\t\t\t\t\t\t\t\t\nDEU\tB\t\t\t\t\t\t\t\t\nFRA\tC\t\t\t\t\t\t\t\t\n",
         "countries.tsv:4: country FRA stands twice, first in line 2; merge the two rows"},
        {"countries.tsv", "FRA\tA\t\t\t\t\t1990-02-30\t\t\t\n", "countries.tsv:2: "},
        {"countries.tsv", "FRA\tA\t\t\t\t\t1990\t1980\t\t\n", "countries.tsv:2: `until` is before `from`"},
        {"countries.tsv", "FRA\tA\t\t\t\t\t\t\tSUN\t\n", "countries.tsv:2: unknown country \"SUN\""},
        {"countries.tsv", "FRA\tA\t\t\t\t\t\t\tFRA\t\n", "countries.tsv:2: FRA is among its own successors"},
        {"countries.tsv", "FRA\tA\t\t\t\t\t\t\tDEU\t\nDEU\tB\t\t\t\t\t\t\tDDR\t\nDDR\tC\t\t\t\t\t\t\tFRA\t\n",
         "countries.tsv:2: FRA is among its own successors, by DDR"},
        {"country_codes.tsv", "FRA\tgps\t1\t\t\n", "country_codes.tsv:2: unknown system \"gps\""},
        {"country_codes.tsv", "ABC\tcow\t1\t\t\n", "country_codes.tsv:2: unknown country \"ABC\""},
        {"country_codes.tsv", "FRA\tcow\t\t\t\n", "country_codes.tsv:2: the code is empty"},
        {"former_names.tsv", "ABC\tGaul\t\t\t\t\n", "former_names.tsv:2: unknown country \"ABC\""},
        {"former_names.tsv", "FRA\tGaul\t\t\tx\t\n", "former_names.tsv:2: "},
        {"organizations.tsv", "UN\tA\t\t\t\t\t\nUN\tB\t\t\t\t\t\n",
         "organizations.tsv:3: organisation UN stands twice"},
        {"organizations.tsv", "\tA\t\t\t\t\t\n", "organizations.tsv:2: the organisation has no id"},
        {"memberships.tsv", "NATO\tFRA\t\t\tmember\n", "memberships.tsv:2: unknown organisation \"NATO\""},
        {"memberships.tsv", "UN\tABC\t\t\tmember\n",
         "memberships.tsv:2: unknown country or organisation \"ABC\""},
        {"memberships.tsv", "UN\tFRA\t\t\tguest\n", "memberships.tsv:2: unknown status \"guest\""},
        {"memberships.tsv", "UN\t\t\t\tmember\n", "memberships.tsv:2: no member is named"},
        {"groups.tsv", "x\tX\t\tABC\tREB\t\t\t\t\n", "groups.tsv:2: unknown country \"ABC\""},
        {"groups.tsv", "x\tX\t\tFRA\tREB\tclub\t\t\t\n", "groups.tsv:2: unknown kind \"club\""},
        {"bodies.tsv", "x\tABC\tX\t\tGOV\n", "bodies.tsv:2: unknown country \"ABC\""},
        {"offices.tsv", "a\t\tA\ta\tchief\tGOV\t\n", "offices.tsv:2: unknown level \"chief\""},
        {"persons.tsv", "Q1\tA B" + term + "2024-01-01\t2020-01-01\t\thand\n",
         "persons.tsv:2: the term ends before it starts"},
        {"persons.tsv", "Q1\tA B" + term + "2022-02-31\t\t\thand\n", "persons.tsv:2: "},
        {"persons.tsv", "\tA B" + term + "2022\t\t2022\thand\n", "persons.tsv:2: the person has no id"},
        {"persons.tsv", "Q1\tA B\t\tx\tFRA\thead-of-state\t\tP\t2022\t\t2022\thand\n",
         "persons.tsv:2: unknown gender \"x\"; one of , m, f"},
        {"persons.tsv", "Q1\tA B\t\t\tFRA\tnone\t\tP\t2020\t2021\t\thand\n",
         "persons.tsv:2: unknown office \"none\""},
        {"persons.tsv", "Q1\tA B\t\t\tFRA\tambassador\tABC\tP\t2020\t2021\t\thand\n",
         "persons.tsv:2: unknown country or organisation \"ABC\""},
        {"places.tsv", "Lyon\t\tFR\t\n", "places.tsv:2: unknown country \"FR\""},
        {"places.tsv", "Lyon\t\tFRA\ttown\n", "places.tsv:2: unknown kind \"town\""},
        {"places.tsv", "Lyon\t\tFRA\t\nLyón\t\tFRA\t\n",
         "places.tsv:3: place:FRA/lyon stands twice, first in places.tsv:2"},
        {"contested.tsv", "\tX\t\t\t\tFRA\n", "contested.tsv:2: the territory has no id"},
        {"contested.tsv", "x\tX\t\t\t\tABC\n", "contested.tsv:2: unknown country \"ABC\""},
        {"ambiguous.tsv", "country:ABC\tX\t\t\t\n", "ambiguous.tsv:2: no table has \"country:ABC\""},
        {"ambiguous.tsv", "-\t\t\t\t\n", "ambiguous.tsv:2: the meaning has no name"},
        {"descriptions.tsv", "bloc\tcountry|union\t\n", "descriptions.tsv:2: unknown kind \"union\""},
        {"cameo_codes.tsv", "GOVE\tsector\tGOV\t\n", "cameo_codes.tsv:2: a part of a code has three"},
        {"cameo_codes.tsv", "XYZ\tstate\tABC\t\n", "cameo_codes.tsv:2: unknown country"},
        {"nouns.tsv", "official\tstate\tGOV\t\n", "nouns.tsv:2: unknown as \"state\""},
        {"nouns.tsv", "official\tcountry\tGOV\n", "nouns.tsv:2: 3 cells where the table has 4 columns"},
        {"nouns.tsv", "off\xFF\tcountry\tGOV\t\n", "nouns.tsv:2: byte 4 of the line is not UTF-8"},
        {"nouns.tsv", std::string(1U << 20, 'x') + "\tcountry\tGOV\t\n",
         "nouns.tsv:2: line of 1048589 bytes; a table's line may have 65536"},
    };
    for (const auto& row : rows) {
        auto tables = small_tables();
        tables[row.table] = table_headers().at(row.table) + row.rows;
        const auto error = error_of(build(tables));
        CHECK_MESSAGE(error.starts_with(row.error), error << "\n expected: " << row.error);
    }
}

TEST_CASE("a missing table or column is named") {
    for (const auto& [name, header] : table_headers()) {
        auto tables = small_tables();
        tables.erase(name);
        CHECK(error_of(build(tables)).starts_with(name + ": an actor table is missing"));
        tables[name] = header.substr(header.find('\t') + 1);
        const auto error = error_of(build(tables));
        CHECK_MESSAGE(error.starts_with(name + ":1: column \""), error);
    }
}

TEST_CASE("states, organisations and their members as of a day") {
    const auto known = build(small_tables());
    REQUIRE(known.has_value());
    const auto code = [](const actors::Country* country) { return country ? country->code : ""; };
    CHECK(code(known->country_by("cow", "265", day("1980-01-01"))) == "DDR");
    CHECK(code(known->country_by("cow", "265", day("1991-01-01"))) == "");
    CHECK(code(known->country_by("cow", "255", day("1991-01-01"))) == "DEU");
    CHECK(known->country("DDR")->successors == std::vector<std::string>{"DEU"});
    CHECK(!known->country("DDR")->period.covers(day("1990-10-03")));
    CHECK(known->former_names.size() == 1);
    using Codes = std::vector<std::string>;
    CHECK(known->members_on("UN", day("1950-01-01")) == Codes{"FRA"});
    CHECK(known->members_on("UN", day("1990-10-02")) == Codes{"FRA", "DDR"});
    CHECK(known->members_on("UN", day("2020-01-01")) == Codes{"FRA"});
    CHECK(known->members_on("NATO", day("2020-01-01")).empty());
    CHECK(known->is_member("DDR", "UN", day("1980-01-01")));
    CHECK(!known->is_member("EU", "UN", day("2020-01-01")));
}

TEST_CASE("ambassadors by where they are posted") {
    const auto known = build(small_tables());
    REQUIRE(known.has_value());
    CHECK(known->in_office("FRA", "ambassador", day("2022-01-01")).size() == 2);
    const auto held = known->in_office("FRA", "ambassador", day("2022-01-01"), "DEU");
    REQUIRE(held.size() == 1);
    const auto& person = known->persons[known->terms[held[0]].person];
    CHECK(person.name == "Bo Bis");
    CHECK(person.gender == actors::Gender::male);
    CHECK(known->in_office("FRA", "ambassador", day("2022-01-01"), "FRA").empty());
}

TEST_CASE("names with several meanings") {
    const auto known = build(small_tables());
    REQUIRE(known.has_value());
    const auto* france = known->ambiguity("FRANCE");
    REQUIRE(france);
    REQUIRE(france->meanings.size() == 2);
    CHECK(france->meanings[0].id == "country:FRA");
    CHECK(france->meanings[1].id == "");
    CHECK(france->meanings[1].before == std::vector<std::string>{"anatole"});
    CHECK(france->meanings[1].context == std::vector<std::string>{"nobel prize"});
    CHECK(!known->ambiguity("Germany"));
}

TEST_CASE("a user's table adds rows, or takes the place of ours") {
    const Texts user{
        {"my/states.tsv",
         "name\tcode\taliases\tadjectives\tpeople\tseats\nGallia\tFRA\t\t\t\t\nUtopia\tUTO\t\t\t\t\n"},
        {"my/people.tsv",
         table_headers().at("persons.tsv") +
             "Q1\tAnna Arc\t\tf\tFRA\thead-of-state\t\tPresident\t2020-05-01\t2022-04-30\t\thand\n"
             "Q9\tDi Dum\t\tf\tUTO\thead-of-state\t\tPresident\t2022-05-01\t\t2026\thand\n"},
    };
    const auto known = build(small_tables(), user);
    REQUIRE_MESSAGE(known.has_value(), error_of(known));
    CHECK(known->country("FRA")->name == "Gallia");
    CHECK(known->country("FRA")->row == "my/states.tsv:2");
    CHECK(known->country("DEU")->name == "Germany");
    CHECK(known->in_office("FRA", "head-of-state", day("2023-01-01")).empty());
    const auto held = known->in_office("UTO", "head-of-state", day("2023-01-01"));
    REQUIRE(held.size() == 1);
    CHECK(known->terms[held[0]].row == "my/people.tsv:3");
}

TEST_CASE("a user's bad table is refused with its place") {
    struct Row {
        std::string text, error;
    };
    const Row rows[] = {
        {"", "my.tsv:1: no table of actors has the columns "},
        {"a\tb\n1\t2\n", "my.tsv:1: no table of actors has the columns a, b"},
        {table_headers().at("nouns.tsv") + "a\tb\t\t\n", "my.tsv:2: unknown as"},
        {table_headers().at("bodies.tsv") + "a\tABC\tA\t\t\n", "my.tsv:2: unknown country"},
        {table_headers().at("bodies.tsv") + "a\t*\tA\t\t\na\t*\tB\t\t\n", "my.tsv:3: body a * stands twice"},
        {std::string(1U << 20, 'x'), "my.tsv:1: no table of actors"},
    };
    for (const auto& row : rows) {
        const auto error = error_of(build(small_tables(), {{"my.tsv", row.text}}));
        CHECK_MESSAGE(error.starts_with(row.error), error << "\n expected: " << row.error);
    }
}

TEST_CASE("rows of a dictionary are names with dated codes") {
    const actors::DictionaryActor premier{
        {"Anna Arc", "Premier Arc"},
        {{"FRAGOV", {day("2020-01-01"), day("2021-12-31")}}, {"FRAELI", {}}},
        "d.txt:3"};
    const auto tables = small_tables();
    actors::UserActors user;
    user.dictionary.push_back(premier);
    const auto known = actors::build_knowledge(tests::views(tables), user);
    REQUIRE(known.has_value());
    REQUIRE(known->dictionary.size() == 1);
    CHECK(known->dictionary[0].code_on(day("2021-01-01")) == "FRAGOV");
    CHECK(known->dictionary[0].code_on(day("2022-01-01")) == "FRAELI");
}

TEST_CASE("the shipped tables hold together") {
    const auto& known = tests::knowledge();
    CHECK(known.countries.size() > 190);
    CHECK(known.persons.size() > 2000);
    std::set<std::string> ids;
    for (const auto& person : known.persons) {
        CHECK(!person.terms.empty());
        CHECK_MESSAGE(ids.emplace(person.id).second, person.id);
    }
}

TEST_CASE("who held an office on a day") {
    struct Row {
        std::string_view owner, office, day, name;  // name "" where the tables do not say
    };
    const Row rows[] = {
        {"JPN", "foreign-minister", "2022-01-06", "Yoshimasa Hayashi"},
        {"JPN", "defence-minister", "2022-01-06", "Nobuo Kishi"},
        {"JPN", "head-of-government", "2021-10-04", ""},  // the day of the hand-over
        {"USA", "foreign-minister", "2022-01-06", "Antony Blinken"},
        {"USA", "head-of-state", "2016-12-31", "Barack Obama"},
        {"RUS", "head-of-state", "2010-06-01", "Dmitry Medvedev"},
        {"CHN", "foreign-minister", "2023-03-01", "Qin Gang"},
        {"UN", "secretary-general", "2015-09-28", "Ban Ki-moon"},
        {"DEU", "foreign-minister", "2030-01-01", ""},
        {"USA", "head-of-government", "2022-01-06", ""},
    };
    for (const auto& row : rows) {
        const auto& known = tests::knowledge();
        const auto held = known.in_office(row.owner, row.office, schema::parse_date(row.day)->start);
        const auto name = held.size() == 1 ? known.persons[known.terms[held.front()].person].name : "";
        CHECK_MESSAGE(name == row.name, row.owner << " " << row.office << " " << row.day);
    }
}
