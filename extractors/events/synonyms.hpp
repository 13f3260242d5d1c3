// Synonym sets: words that say the same as far as an event is concerned, named once and used by many frames
// (data/synonyms.tsv). A frame names the set as `@condemn` where it would name a lemma; the scorer takes the
// sets of a lemma as features, so frequent words that are no event have theirs, too.
//
//     class      pos    lemmas
//     condemn    verb   condemn|denounce|decry
//     talks      noun   talk|meeting|summit
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/schema/result.hpp"

namespace entente::events {

struct SynonymSet {
    std::string name;
    bool verb = true;                 // false: nouns
    std::vector<std::string> lemmas;  // verbs with their particle: "call off"
};

class Synonyms {
  public:
    void add(SynonymSet set);

    std::span<const SynonymSet> all() const { return sets_; }
    const SynonymSet* named(std::string_view name, bool verb) const;
    // Places in all() of the sets that hold the lemma, in table order: the first is its usual sense.
    std::span<const std::uint32_t> of(std::string_view lemma, bool verb) const;
    std::vector<std::string_view> names(bool verb) const;

  private:
    using Places = std::unordered_map<std::string, std::vector<std::uint32_t>>;
    const Places& places(bool verb) const { return verb ? by_verb_ : by_noun_; }

    std::vector<SynonymSet> sets_;
    Places by_verb_, by_noun_;
};

// Refuses a bad row with file, line and what was expected.
schema::Result<Synonyms> parse_synonyms(std::string_view text, std::string_view name);

}  // namespace entente::events
