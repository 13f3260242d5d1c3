// Whom a user means by "JPN", "Japan", "Japanese foreign minister", "person:Q312" or "Hayashi": the look-up of
// `entente actors show`, over the tables instead of a text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/actors/knowledge.hpp"

namespace entente::app {

// A row of the knowledge; of an office, and of a body that every state has, together with whose it is.
struct FoundActor {
    enum class Kind : std::uint8_t {
        country,
        organization,
        group,
        body,
        office,
        person,
        place,
        territory,
        dictionary
    };
    Kind kind = Kind::country;
    std::uint32_t index = 0;
    std::string owner{};

    friend bool operator==(const FoundActor&, const FoundActor&) = default;
};

// By the first of these that gives anything: id or code; name; an office with whose it is; surname. Case,
// diacritics and dots do not count. Several where the name has several meanings.
std::vector<FoundActor> find_actors(const actors::Knowledge& knowledge, std::string_view query);

// A hint for a query that found nobody: `did you mean "Japan"?`, or how to ask.
std::string suggest_actor(const actors::Knowledge& knowledge, std::string_view query);

}  // namespace entente::app
