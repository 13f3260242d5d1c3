// Whom a name means: the store's table of actors' names, asked by its indexes. Names and offices are folded
// (schema/fold.hpp).
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/store/event_tables.hpp"
#include "graph/store/store.hpp"

namespace entente::store {

// One actor may come several times, by several names or offices.
class Names {
  public:
    explicit Names(Store& store) : store_(&store) {}

    using Found = schema::Result<std::vector<ActorName>>;
    Found by_id(std::string_view id);
    Found by_name(std::string_view folded);
    Found by_code(std::string_view code);
    Found by_office(std::string_view folded_office);
    Found persons_ending_in(std::string_view folded);  // reads all names
    Found with_word(std::string_view folded);          // reads all names
    Found all();

    // Each code that somebody acts for, once.
    schema::Result<std::vector<std::string>> codes();

  private:
    Store* store_;
};

}  // namespace entente::store
