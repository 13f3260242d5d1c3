// What linking gives: stretches of the text that stand for an actor, and how that was found out.
//
// One stretch may stand for several actors ("both sides", "U.S. and Japanese officials"): it then has one
// mention for each.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/schema/record.hpp"
#include "graph/schema/span.hpp"

namespace entente::actors {

struct Actor {
    std::string id{};  // "country:JPN", "person:Q1141271"
    std::string name{};
    schema::ActorKind kind = schema::ActorKind::country;
    std::string code{};  // whom it acts for; "" for stateless groups
    std::string country{};
    std::string sector{};
    std::string office{};  // title as known at the date
    std::string level{};
    std::string dictionary_code{};  // of a user's dictionary, as it stands there: "USAGOV"

    friend bool operator==(const Actor&, const Actor&) = default;
};

// How a mention stands in its sentence: "Moscow criticised" acts, "met in Moscow" is a place, "Russian" in
// "Russian invasion" modifies what the frames read.
enum class Use : std::uint8_t { acts, modifies, place };

struct LinkedMention {
    std::uint32_t begin = 0;  // tokens
    std::uint32_t end = 0;
    std::uint32_t head = 0;  // the token that hangs outside of the mention
    schema::ByteSpan span{};
    Actor actor{};
    Use use = Use::acts;
    std::string rule{};  // "title+name", "office at date", "surname" …
    std::string row{};   // "persons.tsv:1234"; "" where no table decided
    double confidence = 1;
    bool pronoun = false;  // "he", "both sides", "the bloc": points back, introduces nobody
    char gender = 0;       // 'm' or 'f' where the table tells
    std::string
        candidate{};     // who may hold the office, by a table that does not reach the day: "person:Q58217"
    std::string flag{};  // what a reader should know: "not in that office by the tables"
    std::string function{};  // id of the office named or held, "foreign-minister"

    friend bool operator==(const LinkedMention&, const LinkedMention&) = default;
};

}  // namespace entente::actors
