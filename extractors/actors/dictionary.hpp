// Dictionaries of the older coders as they stand: actor files of TABARI, PETRARCH and Phoenix, and files of
// agents. Researchers have years of work in them, and they carry years of slips: a reader that stops at the
// first one is of no use. This one reads on, and names every line that it had to leave out or to mend.
//
//   AFGHANISTAN_ [AFG]               a phrase and its code; _ stands for a blank
//   +AFGHAN_                         a synonym
//   HAMID_KARZAI_
//   <tab>[AFGGOV 011222-140929]      a code with the days on which it holds, both included
//   <tab>[AFGELI >140930]            < until, > from; no days: the code where no dated one holds
//   FARMER [~AGR]                    an agent: a role noun and what it adds to the code of its state
//   !PERSON! = MAN, WOMAN            stands for each of these words in the phrases of agents
//   # and ; begin a comment
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/actors/rows.hpp"

namespace entente::actors {

// What was left out, or read as it was meant.
struct DictionaryIssue {
    std::uint64_t line = 0;
    std::string reason;
    bool skipped = true;

    friend bool operator==(const DictionaryIssue&, const DictionaryIssue&) = default;
};

// In the actors' names _ is a blank and words are written as in the news: "Hamid Karzai"; "UN" stays. "---"
// is kept as a code: it says that the names are no actor.
struct Dictionary {
    std::vector<DictionaryActor> actors;
    std::vector<DictionaryAgent> agents;
    std::vector<DictionaryIssue> issues;  // in the order of lines
};

// By its shape: the first lines that are no comment hold codes in brackets and no table's header.
bool is_dictionary(std::string_view text);

// `name` is the file's, for `row`.
Dictionary parse_dictionary(std::string_view text, std::string_view name);

}  // namespace entente::actors
