// Did it happen? Tense, negation, conditions, and what stands above a predicate ("refused to", "plans to",
// "urged … to") decide; data/factuality.tsv says what each word does.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "extractors/events/parties.hpp"
#include "extractors/events/relations.hpp"
#include "graph/schema/record.hpp"
#include "graph/schema/result.hpp"

namespace entente::events {

// None: it did not happen, and is no event.
using Outcome = std::optional<schema::Status>;

// What a word says of what depends on it.
struct Effect {
    Outcome plain;
    Outcome of_others;  // where somebody else is to act: "wants Kenya to sign"
    Outcome negated;    // where the word itself is negated: "did not rule out"
};

// A word may work in several ways, each by its own name:
//     verb, passive, noun, adjective   of the clause or noun below: "plans to", "is said to", "a plan to"
//     subject                          of the noun that is its subject: "the visit fell through"
//     modifier                         of the word that it modifies: "alleged attack", "reportedly attacked"
//     speaker                          of what it says: "witnesses say"
//     speech                           of itself, under wanting: who wants to thank, thanks
//     light                            of its object nothing, but its own tense: "will hold talks"
class Factuality {
  public:
    void add(std::string_view as, std::string_view word, const Effect& effect);
    const Effect* of(std::string_view as, std::string_view word) const;

  private:
    std::unordered_map<std::string, Effect> effects_;  // "verb plan"
};

schema::Result<Factuality> parse_factuality(std::string_view text, std::string_view name);

// None where the text says that it did not happen. With parties, "Iran … it" is one actor, not two.
Outcome status_of(const Factuality& factuality, const language::Parsed& parsed, const Relations& relations,
                  const Predicate& predicate, const Parties* parties = nullptr);

}  // namespace entente::events
