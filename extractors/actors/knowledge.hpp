// What the program knows before it reads: countries, organisations, groups, bodies, offices and who held them
// when. Read once from the tables of data/actors, then shared by all threads and never changed.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extractors/actors/names.hpp"
#include "graph/schema/date.hpp"
#include "graph/schema/record.hpp"
#include "graph/schema/result.hpp"

namespace entente::actors {

struct Country {
    std::string code;  // ISO 3166-1 alpha-3
    std::string name;
    std::string row;  // "countries.tsv:12", for `why`
};

struct Organization {
    std::string id;    // "UN", "UN/security-council"
    std::string code;  // "UN"
    std::string name;
    std::string row;
};

struct Group {
    std::string id;
    std::string name;
    std::string country;  // "" where it is stateless
    std::string sector;
    std::string row;
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

struct Term {
    std::uint32_t person = 0;
    std::string owner{};   // the state or organisation that the office belongs to
    std::string office{};  // Office::id
    std::string title{};
    schema::Day start{};
    schema::Day end{};  // the last day known
    bool open = false;  // still in office on `end`
    std::string row{};
};

struct Person {
    std::string id;  // "Q1141271" or "JPN/yoshimasa-hayashi"
    std::string name;
    std::vector<std::uint32_t> terms;  // by start
};

struct Place {
    std::string name;
    std::string country;
    std::string row;
};

struct Noun {
    enum class As : std::uint8_t { country, force, group };
    As as = As::country;
    std::string sector;
    std::string level;
    std::string row;
};

// Whom a noun can point back to: "the kingdom", "the bloc", "his host".
struct Description {
    std::vector<std::string> kinds;  // "country", "organization", "body", "group", "person", "other person" …
    std::vector<std::string> of;     // codes, ids, levels or offices; empty = any
    std::string row;
};

struct Knowledge {
    std::vector<Country> countries;
    std::vector<Organization> organizations;
    std::vector<Group> groups;
    std::vector<Body> bodies;
    std::vector<Office> offices;
    std::vector<Term> terms;
    std::vector<Person> persons;
    std::vector<Place> places;
    std::vector<Noun> nouns;

    NameTrie names;
    std::unordered_map<std::string, Description> descriptions;             // by folded noun
    std::unordered_map<std::string, std::uint32_t> country_of;             // by code
    std::unordered_map<std::string, std::uint32_t> noun_of;                // by lemma
    std::unordered_map<std::string, std::vector<std::uint32_t>> holders;   // "JPN/foreign-minister" → terms
    std::unordered_map<std::string, std::vector<std::uint32_t>> surnames;  // folded → persons

    const Country* country(std::string_view code) const;
    const Noun* noun(std::string_view lemma) const;
    const Description* description(std::string_view noun) const;
    bool is_organization(std::string_view code) const;

    // The terms of this office of this state that cover the day; several only where the tables disagree.
    std::vector<std::uint32_t> in_office(std::string_view owner, std::string_view office,
                                         schema::Day day) const;
    // The person's term for this state that covers the day; without a day or such a term none.
    const Term* term(const Person& person, std::optional<schema::Day> day) const;
};

struct TableText {
    std::string_view name;  // the file's name, one of table_names
    std::string_view text;
};

// The files of data/actors that the program reads, each of which must be given.
inline constexpr std::string_view table_names[] = {"countries.tsv", "organizations.tsv", "groups.tsv",
                                                   "bodies.tsv",    "offices.tsv",       "persons.tsv",
                                                   "places.tsv",    "nouns.tsv",         "descriptions.tsv"};

// Errors name file, line and remedy; nothing is half-loaded.
schema::Result<Knowledge> build_knowledge(std::span<const TableText> tables);

// The part of a person's name that the news goes on with: "Lavrov", "Xi", "Assad". Folded.
std::string surname(std::string_view name, std::string_view owner);

}  // namespace entente::actors
