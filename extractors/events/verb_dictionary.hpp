// Verb dictionaries of PETRARCH and PETRARCH2 as they stand, as frames. Like actors/dictionary.hpp this
// reader goes on where it can, and names every line that it had to leave out or to mend.
//
//     &WEAPON                     a synonym set: the lines with + below it
//     +MISSILE
//     ---  DEPLOY   [152]  ---    a block: verbs that share patterns, with the code where no pattern fits
//     DEPLOY {DEPLOYED DEPLOYS}   a verb, and forms
//     STATION [150]               a verb with a code of its own
//     RE_+DEPLOY                  a verb of several words: + is before the verb itself
//     - TROOPS * (TO BORDER) [154]    a pattern (verb_pattern.hpp) and its code; [---] is no event
//     ~ …                         a transformation of clauses: not needed, the engine reads reported speech
//     itself # and ; begin a comment
//
// A code [a:b] is that of the active and that of the passive side; [:b] alone has the two sides change
// places.
#pragma once

#include <string_view>
#include <vector>

#include "extractors/actors/dictionary.hpp"
#include "extractors/events/cameo_acts.hpp"
#include "extractors/events/frames.hpp"

namespace entente::events {

struct VerbDictionary {
    std::vector<Frame> frames;  // an act "" is no event: the pattern keeps others from firing
    std::vector<actors::DictionaryIssue> issues;
    std::size_t verbs = 0;
    std::size_t patterns = 0;
};

// `name` is the file's, for ids and rows: "verbs.txt:120".
VerbDictionary parse_verb_dictionary(std::string_view text, std::string_view name, const CameoActs& acts);

}  // namespace entente::events
