// What stands behind an event: each of its records with the document that tells it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "graph/store/store.hpp"

namespace entente::store {

struct Proof {
    std::string record;
    std::string document;
    std::string published;  // first day; "" where unknown
    std::string publisher;
    std::string url;
    std::string sentence;
    std::string rule;  // that found the event: a frame's id or a named step

    friend bool operator==(const Proof&, const Proof&) = default;
};

// In the order given; a record that is not in the store is left out.
schema::Result<std::vector<Proof>> proofs(Store& store, std::span<const std::string> records);

}  // namespace entente::store
