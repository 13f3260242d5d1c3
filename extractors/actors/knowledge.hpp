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
#include "extractors/actors/rows.hpp"
#include "graph/schema/date.hpp"
#include "graph/schema/record.hpp"
#include "graph/schema/result.hpp"

namespace entente::actors {

struct Knowledge {
    std::vector<Country> countries;
    std::vector<CountryCode> country_codes;
    std::vector<FormerName> former_names;
    std::vector<Organization> organizations;
    std::vector<Membership> memberships;
    std::vector<Group> groups;
    std::vector<Body> bodies;
    std::vector<Office> offices;
    std::vector<Term> terms;
    std::vector<Person> persons;
    std::vector<Place> places;
    std::vector<Territory> territories;
    std::vector<Ambiguity> ambiguities;
    std::vector<Noun> nouns;
    std::vector<DictionaryActor> dictionary;  // of a user's own dictionaries

    NameTrie names;
    NameTrie dictionary_names;  // apart: where both know a stretch of text, `names` decides how it is cut
    std::unordered_map<std::string, std::string> agent_of;        // a dictionary's role nouns → "~AGR"
    std::unordered_multimap<std::string, CameoCode> cameo_codes;  // by part of a code
    std::unordered_map<std::string, Description> descriptions;            // by folded noun
    std::unordered_map<std::string, std::uint32_t> country_of;            // by code
    std::unordered_map<std::string, std::uint32_t> organization_of;       // by id
    std::unordered_map<std::string, std::uint32_t> noun_of;               // by lemma
    std::unordered_map<std::string, std::uint32_t> ambiguity_of;          // by name, folded
    std::unordered_map<std::string, std::vector<std::uint32_t>> holders;  // "JPN/foreign-minister" → terms;
                                                                          // "USA/ambassador/JPN" where posted
    std::unordered_map<std::string, std::vector<std::uint32_t>> surnames;    // folded → persons
    std::unordered_map<std::string, std::vector<std::uint32_t>> members_of;  // organisation → memberships

    const Country* country(std::string_view code) const;
    const Organization* organization(std::string_view id) const;
    const Noun* noun(std::string_view lemma) const;
    const Description* description(std::string_view noun) const;
    bool is_organization(std::string_view code) const;

    // The country that a code of another system meant on the day ("cow", "365"); none: nullptr.
    const Country* country_by(std::string_view system, std::string_view value, schema::Day day) const;

    // Full members as of the day: codes of countries and ids of organisations, in the table's order.
    std::vector<std::string> members_on(std::string_view organization, schema::Day day) const;
    bool is_member(std::string_view member, std::string_view organization, schema::Day day) const;

    // The meanings of a name as written; nullptr where it has but one.
    const Ambiguity* ambiguity(std::string_view name) const;

    // The terms of this office of this state that cover the day; several only where the tables disagree.
    // `to` is where an ambassador is posted to; "" takes them all.
    std::vector<std::uint32_t> in_office(std::string_view owner, std::string_view office, schema::Day day,
                                         std::string_view to = {}) const;
    // The person's term for this state that covers the day; without a day or such a term none.
    const Term* term(const Person& person, std::optional<schema::Day> day) const;
};

struct TableText {
    std::string_view name;  // the file's name, one of table_names; of a user's file as he named it
    std::string_view text;
};

// The files of data/actors that the program reads. The share-alike persons_current.tsv may be left out, all
// others must be given.
inline constexpr std::string_view table_names[] = {
    "countries.tsv", "country_codes.tsv", "former_names.tsv", "organizations.tsv", "memberships.tsv",
    "groups.tsv",    "bodies.tsv",        "offices.tsv",      "persons.tsv",       "persons_current.tsv",
    "places.tsv",    "contested.tsv",     "ambiguous.tsv",    "nouns.tsv",         "descriptions.tsv",
    "cameo_codes.tsv"};
bool may_be_left_out(std::string_view table_name);

// What a user adds (--actors FILE). A table is one of ours, known by its columns; its rows are added, or take
// the place of ours with the same id. A dictionary of an older coder comes as its rows, whoever read them.
struct UserActors {
    std::vector<TableText> tables;
    std::vector<DictionaryActor> dictionary;
    std::vector<DictionaryAgent> agents;
};

// Errors name file, line and remedy; nothing is half-loaded.
schema::Result<Knowledge> build_knowledge(std::span<const TableText> tables, const UserActors& user = {});

// The part of a person's name that the news goes on with: "Lavrov", "Xi", "Assad". Folded.
std::string surname(std::string_view name, std::string_view owner);

}  // namespace entente::actors
