// The rows of data/actors as values: what is known of states, organisations, groups, bodies, offices and
// their holders, places, and of names with several meanings. docs/actors.md describes the tables' columns.
//
// `row` is the place of a row, "persons.tsv:18233", for the `why` of whatever it decided.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/schema/date.hpp"

namespace entente::actors {

// The days of a state, a membership or a code; a side that the table leaves empty has no limit.
struct Period {
    static constexpr schema::Day earliest{std::chrono::days{-1'000'000}};
    static constexpr schema::Day latest{std::chrono::days{1'000'000}};

    schema::Day from = earliest;
    schema::Day until = latest;  // the last day, not one past it

    bool covers(schema::Day day) const { return from <= day && day <= until; }

    friend bool operator==(const Period&, const Period&) = default;
};

struct Country {
    std::string code;  // ISO 3166-1 alpha-3, or the one that ISO 3166-3 keeps for a state of history
    std::string name;
    std::string row;
    Period period{};                        // where the state began or ended since 1900
    std::vector<std::string> successors{};  // codes, of a state of history
    std::string wikidata{};
};

// What another system calls a state: "ger" 255 of COW from 1990 on.
struct CountryCode {
    std::string code;    // Country::code
    std::string system;  // iso2, numeric, cow, gw, fips, m49
    std::string value;
    Period period{};
    std::string row{};
};

// A name that the state had: "Zaire" until 1997. The trie has it as a name of the state.
struct FormerName {
    std::string code;  // Country::code
    std::string name;
    Period period{};
    std::string row{};
};

struct Organization {
    std::string id;    // "UN", "UN/security-council"
    std::string code;  // "UN"
    std::string name;
    std::string row;
    std::string wikidata{};
    Period period{};
};

struct Membership {
    std::string organization;  // Organization::id
    std::string member;        // Country::code or Organization::id
    std::string status;        // member, observer, suspended, candidate, partner
    Period period{};
    std::string row{};
};

struct Group {
    std::string id;
    std::string name;
    std::string country;  // "" where it is stateless
    std::string sector;
    std::string row;
    std::string kind{};  // armed, party, separatist, movement, company, religious
    std::string wikidata{};
    Period period{};
};

struct Body {
    std::string id;
    std::string country;  // "" where every state has such a body
    std::string name;
    std::string sector;
    std::string row;
};

struct Office {
    std::string id;    // the function: "foreign-minister"
    std::string only;  // the one state or organisation that gives the office this title; "" for any
    std::string name;
    std::string level;
    std::string sector;
    bool speaks = false;  // the title alone says whose it is
    std::string row;
};

// Terms, persons and places are many: their texts stay where they lie, in the compiled tables.
struct Term {
    std::uint32_t person = 0;
    std::string_view owner{};   // the state or organisation that the office belongs to
    std::string_view office{};  // Office::id
    std::string_view title{};
    std::string_view to{};  // the state or organisation that an ambassador is posted to
    schema::Day start{};
    schema::Day end{};  // the last day known
    bool open = false;  // still in office on `end`
    std::string_view row{};
};

enum class Gender : std::uint8_t { unknown, male, female };

struct Person {
    std::string_view id{};  // "Q1141271" or "JPN/yoshimasa-hayashi"
    std::string_view name{};
    std::span<const std::uint32_t> terms{};  // by start
    Gender gender = Gender::unknown;
};

struct Place {
    std::string_view name{};
    std::string_view country{};  // "" for seas and what several states share
    std::string_view row{};
    std::string_view kind{};  // city, region, sea, island, base, venue, river, mountain; "" where not known
};

// "JPN/foreign-minister", "USA/ambassador/JPN": whose office, and where its holder is posted to.
std::string office_key(std::string_view owner, std::string_view office, std::string_view to = {});

// "FRA/paris", "south-china-sea": what comes after "place:" in the id of the place's actor.
std::string place_id(const Place& place);

// A territory that several states claim: a place with claimants, of no country.
struct Territory {
    std::string id;
    std::string name;
    std::vector<std::string> claimants;  // codes
    std::string row;
};

// One meaning of a name that has several. Words are folded; a phrase has its words joined by blanks.
struct Meaning {
    std::string id;                    // "country:GEO", "place:USA/georgia"; "" for no actor at all
    std::vector<std::string> before;   // directly before the name: they decide at once
    std::vector<std::string> after;    // directly behind it
    std::vector<std::string> context;  // anywhere in the document: they speak for this meaning
    std::string row;
};

// The first meaning is the one to take where nothing speaks for another.
struct Ambiguity {
    std::string name;
    std::vector<Meaning> meanings;
};

struct Noun {
    enum class As : std::uint8_t { country, force, group };
    As as = As::country;
    std::string noun;  // its lemma
    std::string sector;
    std::string level;
    std::string row;
};

// Whom a noun can point back to: "the kingdom", "the bloc", "his host".
struct Description {
    std::string noun;  // folded
    std::vector<std::string>
        kinds;  // "country", "organization", "body", "group", "person", "other person", "sides" …
    std::vector<std::string> of;  // codes, ids, levels or offices; empty = any
    std::string row;
};

// A row of a dictionary in the manner of TABARI and PETRARCH: names, and what they are coded as when. Of the
// codes whose period covers the day the first counts; the reader puts dated ones before the default.
struct DictionaryCode {
    std::string code;  // "USAGOV"
    Period period{};
};

struct DictionaryActor {
    std::vector<std::string> names;  // the primary phrase, then its synonyms, written as in the news
    std::vector<DictionaryCode> codes;
    std::string row{};  // "Phoenix.Countries.actors.txt:118"

    // "" where no code covers the day.
    std::string_view code_on(schema::Day day) const;
};

// A role noun of a dictionary and what it adds to the code of its state: "farmer", AGR.
struct DictionaryAgent {
    std::string noun;  // lower case
    std::string code;
    bool before = false;  // goes before the state's code
    std::string row{};

    friend bool operator==(const DictionaryAgent&, const DictionaryAgent&) = default;
};

// What a part of a CAMEO code says, three letters of it.
struct CameoCode {
    enum class As : std::uint8_t { state, sector, acronym, organization, group };
    As as = As::sector;
    std::string code;
    std::string value;  // a country's code, a sector, an organisation's id
};

// A table that was read and its size, by which a compiled image is known to be of these tables.
struct TableSource {
    std::string name;
    std::uint32_t bytes = 0;
};

}  // namespace entente::actors
