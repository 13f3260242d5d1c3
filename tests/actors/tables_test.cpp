#include <doctest/doctest.h>
#include <map>
#include <set>
#include <string>

#include "tests/support/engine.hpp"

using namespace entente;
using actors::TableText;

namespace {

// Small tables that hold together; a test replaces one of them.
std::map<std::string, std::string> good_tables() {
    return {
        {"countries.tsv", "code\tname\taliases\tadjectives\tpeople\tseats\nFRA\tFrance\t\tFrench\t\tParis\n"},
        {"organizations.tsv", "id\tname\taliases\nUN\tUnited Nations\tUN\n"},
        {"groups.tsv", "id\tname\taliases\tcountry\tsector\nx\tX Front\t\tFRA\tREB\n"},
        {"bodies.tsv", "id\tcountry\tname\taliases\tsector\nelysee\tFRA\tElysee\t\tGOV\n"},
        {"offices.tsv",
         "id\tonly\tname\ttitles\tlevel\tsector\tspeaks\nhead-of-"
         "state\t\tPresident\tpresident\thead\tGOV\t\n"},
        {"persons.tsv",
         "id\tname\taliases\tfor\toffice\ttitle\tstart\tend\tknown_until\tsource\n"
         "Q1\tAnna Arc\t\tFRA\thead-of-state\tPresident\t2020-05-01\t2024-04-30\t\thand\n"},
        {"places.tsv", "name\tcountry\nLyon\tFRA\n"},
        {"nouns.tsv", "noun\tas\tsector\tlevel\nofficial\tcountry\tGOV\tofficial\n"},
        {"descriptions.tsv", "noun\tkind\tof\nkingdom\tcountry\tFRA\n"},
    };
}

std::string build(const std::map<std::string, std::string>& tables) {
    std::vector<TableText> texts;
    for (const auto& [name, text] : tables) texts.push_back({name, text});
    const auto built = actors::build_knowledge(texts);
    return built ? "" : schema::describe(built.error());
}

}  // namespace

TEST_CASE("a bad row is refused with its place") {
    CHECK(build(good_tables()) == "");
    struct Row {
        std::string_view table, text, error;
    };
    const Row rows[] = {
        {"countries.tsv", "code\tname\taliases\tadjectives\tpeople\tseats\nFr\tFrance\t\t\t\t\n",
         "countries.tsv:2: \"Fr\" is no country code"},
        {"countries.tsv", "code\tname\taliases\tadjectives\tpeople\tseats\nFRA\tA\t\t\t\t\nFRA\tB\t\t\t\t\n",
         "countries.tsv:3: country FRA stands twice"},
        {"organizations.tsv", "id\tname\taliases\nUN\tA\t\nUN\tB\t\n",
         "organizations.tsv:3: organisation id \"UN\""},
        {"groups.tsv", "id\tname\taliases\tcountry\tsector\nx\tX\t\tABC\tREB\n",
         "groups.tsv:2: unknown country \"ABC\""},
        {"offices.tsv", "id\tonly\tname\ttitles\tlevel\tsector\tspeaks\na\t\tA\ta\tchief\tGOV\t\n",
         "offices.tsv:2: unknown level \"chief\""},
        {"persons.tsv",
         "id\tname\taliases\tfor\toffice\ttitle\tstart\tend\tknown_until\tsource\nQ1\tA "
         "B\t\tFRA\thead-of-state\tP\t2024-01-01\t2020-01-01\t\thand\n",
         "persons.tsv:2: the term ends before it starts"},
        {"persons.tsv",
         "id\tname\taliases\tfor\toffice\ttitle\tstart\tend\tknown_until\tsource\nQ1\tA "
         "B\t\tFRA\tnone\tP\t2020-01-01\t2021-01-01\t\thand\n",
         "persons.tsv:2: unknown office \"none\""},
        {"persons.tsv",
         "id\tname\taliases\tfor\toffice\ttitle\tstart\tend\tknown_until\tsource\nQ1\tA "
         "B\t\tFRA\thead-of-state\tP\t2022-02-31\t\t\thand\n",
         "persons.tsv:2: "},
        {"places.tsv", "name\tcountry\nLyon\tFR\n", "places.tsv:2: unknown country \"FR\""},
        {"nouns.tsv", "noun\tas\tsector\tlevel\nofficial\tstate\tGOV\t\n",
         "nouns.tsv:2: unknown kind \"state\""},
        {"nouns.tsv", "noun\tas\tsector\nofficial\tcountry\tGOV\n",
         "nouns.tsv:1: column \"level\" is missing"},
    };
    for (const auto& row : rows) {
        auto tables = good_tables();
        tables[std::string(row.table)] = row.text;
        CHECK_MESSAGE(build(tables).starts_with(row.error), build(tables));
    }
}

TEST_CASE("a missing table is named") {
    auto tables = good_tables();
    tables.erase("places.tsv");
    CHECK(build(tables).starts_with("places.tsv: an actor table is missing"));
}

TEST_CASE("the shipped tables hold together") {
    const auto& known = tests::knowledge();
    CHECK(known.countries.size() > 190);
    CHECK(known.persons.size() > 2000);
    std::set<std::string> ids;
    for (const auto& person : known.persons) {
        CHECK(!person.terms.empty());
        CHECK_MESSAGE(ids.insert(person.id).second, person.id);
    }
}

TEST_CASE("who held an office on a day") {
    struct Row {
        std::string_view owner, office, day, name;  // name "" where the tables do not say
    };
    const Row rows[] = {
        {"JPN", "foreign-minister", "2022-01-06", "Yoshimasa Hayashi"},
        {"JPN", "defence-minister", "2022-01-06", "Nobuo Kishi"},
        {"JPN", "head-of-government", "2021-10-04", "Fumio Kishida"},  // the day of the hand-over
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
