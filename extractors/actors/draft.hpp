// The tables while they are read: what becomes the image. Texts of the large tables are views into the tables
// that are read, or into `kept`.
#pragma once

#include <deque>

#include "extractors/actors/image.hpp"
#include "extractors/actors/knowledge.hpp"

namespace entente::actors {

struct Draft : SmallTables {
    std::vector<Term> terms;
    std::vector<Person> persons;  // without their terms
    std::vector<Place> places;
    NameTrieBuilder names;
    NameTrieBuilder dictionary_names;
    ListsBuilder holders;
    ListsBuilder surnames;
    std::deque<std::string> kept;

    std::string_view keep(std::string text) { return kept.emplace_back(std::move(text)); }
};

schema::Result<Draft> read_tables(std::span<const TableText> tables, const UserActors& user);

ImageBytes compile(const Draft& draft);

}  // namespace entente::actors
