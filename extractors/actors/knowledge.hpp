// What the program knows before it reads: countries, organisations, groups, bodies, offices and who held them
// when, places, and names with several meanings. The tables of data/actors are compiled into one read-only
// image, which is opened where it lies (image.hpp): in a file that the build wrote and all processes share,
// or in memory where a user adds rows of his own. Shared by all threads and never changed.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extractors/actors/flat.hpp"
#include "extractors/actors/name_trie.hpp"
#include "extractors/actors/rows.hpp"
#include "graph/schema/record.hpp"
#include "graph/schema/result.hpp"

namespace entente::actors {

// The tables of some hundred rows, as values that are read into memory.
struct SmallTables {
    std::vector<Country> countries;
    std::vector<CountryCode> country_codes;
    std::vector<FormerName> former_names;
    std::vector<Organization> organizations;
    std::vector<Membership> memberships;
    std::vector<Group> groups;
    std::vector<Body> bodies;
    std::vector<Office> offices;
    std::vector<Territory> territories;
    std::vector<Ambiguity> ambiguities;
    std::vector<Noun> nouns;
    std::vector<Description> descriptions;
    std::vector<CameoCode> cameo_codes;
    std::vector<DictionaryActor> dictionary;  // of a user's own dictionaries
    std::vector<DictionaryAgent> agents;
    std::vector<TableSource> sources;  // of which all this was read

    std::unordered_map<std::string, std::uint32_t> country_of;               // by code
    std::unordered_map<std::string, std::uint32_t> organization_of;          // by id
    std::unordered_map<std::string, std::uint32_t> noun_of;                  // by lemma
    std::unordered_map<std::string, std::uint32_t> description_of;           // by folded noun
    std::unordered_map<std::string, std::uint32_t> ambiguity_of;             // by name, folded
    std::unordered_map<std::string, std::uint32_t> agent_of;                 // by noun
    std::unordered_map<std::string, std::vector<std::uint32_t>> members_of;  // organisation → memberships
    void index();                                                            // fills these

    const Country* country(std::string_view code) const;
    const Organization* organization(std::string_view id) const;
    const Noun* noun(std::string_view lemma) const;
    const Description* description(std::string_view noun) const;
    const DictionaryAgent* agent(std::string_view noun) const;
    bool is_organization(std::string_view code) const;

    // The country that a code of another system meant on the day ("cow", "365"); none: nullptr.
    const Country* country_by(std::string_view system, std::string_view value, schema::Day day) const;

    // Full members as of the day: codes of countries and ids of organisations, in the table's order.
    std::vector<std::string> members_on(std::string_view organization, schema::Day day) const;
    bool is_member(std::string_view member, std::string_view organization, schema::Day day) const;

    // The meanings of a name as written; nullptr where it has but one.
    const Ambiguity* ambiguity(std::string_view name) const;
};

class Image;

// The rows of a large table, each made when it is asked for.
template <class Row>
class Records {
  public:
    Records() = default;
    Records(const Image& image, std::size_t size) : image_(&image), size_(size) {}

    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    Row operator[](std::size_t index) const;

    class Iterator {
      public:
        Iterator(const Records& records, std::size_t at) : records_(&records), at_(at) {}
        Row operator*() const { return (*records_)[at_]; }
        Iterator& operator++() {
            ++at_;
            return *this;
        }
        friend bool operator==(const Iterator& a, const Iterator& b) { return a.at_ == b.at_; }

      private:
        const Records* records_;
        std::size_t at_;
    };
    Iterator begin() const { return {*this, 0}; }
    Iterator end() const { return {*this, size_}; }

  private:
    const Image* image_ = nullptr;
    std::size_t size_ = 0;
};

template <>
Term Records<Term>::operator[](std::size_t index) const;
template <>
Person Records<Person>::operator[](std::size_t index) const;
template <>
Place Records<Place>::operator[](std::size_t index) const;

struct Knowledge : SmallTables {
    Records<Term> terms;
    Records<Person> persons;
    Records<Place> places;

    NameTrie names;
    NameTrie dictionary_names;  // apart: where both know a stretch of text, `names` decides how it is cut
    Lists holders;              // "JPN/foreign-minister" → terms; "USA/ambassador/JPN" where posted
    Lists surnames;             // folded → persons
    std::shared_ptr<const Image> image;

    // The terms of this office of this state that cover the day; several only where the tables disagree.
    // `to` is where an ambassador is posted to; "" takes them all.
    std::vector<std::uint32_t> in_office(std::string_view owner, std::string_view office, schema::Day day,
                                         std::string_view to = {}) const;
    // How high the term's office is: 0 for officials to 3 for heads of state, of government, of
    // organisations.
    int rank(const Term& term) const;
    // The person's last term that covers the day; without a day or such a term none.
    std::optional<Term> term(const Person& person, std::optional<schema::Day> day) const;
};

struct TableText {
    std::string_view name;  // the file's name, one of table_names; of a user's file as he named it
    std::string_view text;
};

// The files of data/actors that the program reads. The share-alike persons_current.tsv may be left out, all
// others must be given.
inline constexpr std::string_view table_names[] = {
    "countries.tsv",   "country_codes.tsv",   "former_names.tsv", "organizations.tsv",
    "memberships.tsv", "groups.tsv",          "bodies.tsv",       "offices.tsv",
    "persons.tsv",     "persons_current.tsv", "places.tsv",       "contested.tsv",
    "ambiguous.tsv",   "nouns.tsv",           "descriptions.tsv", "cameo_codes.tsv"};
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
