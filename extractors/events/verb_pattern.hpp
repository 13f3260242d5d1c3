// One pattern of a PETRARCH verb dictionary as slots of a frame:
//
//     TROOPS * RAID (INTO +)      "Ruritanian troops made a raid into …": agent:troop, patient:raid,
//     into:PARTY+
//
// `*` is the verb, `$` who acts, `+` with whom or to whom, `%` both at once, `^` somebody who does not count,
// `{A B}` a phrase of which the last word is the head, `( … )` a phrase with its preposition, `&SET` a word
// of a synonym set, `A/B` one of two words.
#pragma once

#include <expected>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/events/frames.hpp"

namespace entente::events {

// Name without &, and its words in lower case.
using SynonymSets = std::map<std::string, std::vector<std::string>, std::less<>>;

struct VerbPattern {
    std::string particle{};  // "up" of "* UP BARRICADES": belongs to the verb
    std::vector<Slot> slots{};
    bool mutual = false;

    friend bool operator==(const VerbPattern&, const VerbPattern&) = default;
};

// Several where the pattern leaves a preposition open: "(BY/WITH GRENADE)". A pattern that cannot be read
// gives the reason. A set that nobody defined is taken for its name, and named in `undefined`.
std::expected<std::vector<VerbPattern>, std::string> read_verb_pattern(std::string_view text,
                                                                       const SynonymSets& sets,
                                                                       std::vector<std::string>& undefined);

// What a verb without a pattern takes: who acts, and whoever stands beside it.
VerbPattern plain_verb_pattern();

// The words of a dictionary as lemmas: "SANCTIONS_" → sanctions, sanction.
std::vector<std::string> dictionary_lemmas(std::string_view word);

}  // namespace entente::events
