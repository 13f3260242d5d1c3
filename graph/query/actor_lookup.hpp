// Whom a user means by "Blinken", "JPN", "Japan", "us secretary of state" or "person:Q7821917": one look-up
// for every query that takes an ACTOR.
#pragma once

#include <string>
#include <string_view>

#include "graph/schema/record.hpp"
#include "graph/schema/result.hpp"
#include "graph/store/store.hpp"

namespace entente::query {

// What an ACTOR argument selects: one actor by its id; all who act for a country or an organisation; whoever
// holds an office of one.
struct Selector {
    enum class By { id, code, office };
    By by = By::id;
    std::string value;  // the id, the code, or the office folded (fold.hpp)
    std::string code;   // whose office
    std::string label;  // for messages and headings: "Antony Blinken", "Japan", "Foreign Minister of JPN"

    friend bool operator==(const Selector&, const Selector&) = default;
};

// Of ISO 3166-1, by alpha-3 code; "" for what is no country.
std::string_view name_of_country(std::string_view code);
inline bool is_country(std::string_view code) {
    return !name_of_country(code).empty();
}

bool matches(const Selector& selector, const schema::Party& party);

// Among the actors of the store's events, by the first of these that gives anything: id; code, or name of a
// country, organisation, person …; office, alone or with its country; surname; some words of a name. Case,
// diacritics and punctuation do not count. Nobody is an error that names the nearest; several are an error
// that lists them.
schema::Result<Selector> find_actor(std::string_view argument, store::Store& store);

}  // namespace entente::query
