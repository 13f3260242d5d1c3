// What could be an event: for every predicate of a sentence the pairs of sides that may take part in it. A
// side is one mention or a list of them ("Oslo, Riga and Vilnius"); where the sentence leaves a side out, the
// discourse offers those that it is about. Which candidate is right, the scorer says.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "extractors/events/parties.hpp"
#include "extractors/events/relations.hpp"
#include "extractors/events/sentence.hpp"

namespace entente::events {

// Where a side was found. `part`: one of a list that stands in the sentence, `joined`: some that stand beside
// each other; the tree does not always tell which of them belong together. `principals`: both of them.
enum class Origin : std::uint8_t { sentence, part, joined, lead, previous, principal, principals, narrator };

struct Side {
    Mentions members;
    std::uint32_t token = 0;  // the first member's head; of no meaning outside of the sentence
    Origin origin = Origin::sentence;
    std::vector<std::string_view> codes;  // whom the members act for; ids of those without a code; sorted

    bool shares_code(const Side& other) const;
    bool in_sentence() const { return origin <= Origin::joined; }
};

Side side_of(Mentions members, Origin origin);

// The sides that a sentence names, in order of naming; then parts of them, and what they make when joined.
std::vector<Side> sides_of(const SentenceView& view);

// Two parties of one state may deal with each other: an armed group with the state that it fights, and, where
// events within a state are asked for, protesters with the police, too.
bool opposed(const Side& a, const Side& b, bool domestic);

// Whom a text is about, gathered sentence by sentence.
class Discourse {
  public:
    // Whom the sentence at hand may leave out: sides none of whose codes it names.
    std::vector<Side> offers(const std::vector<Side>& named) const;
    // After each sentence.
    void heard(const std::vector<Side>& named);
    // Before the first: who is mentioned most in the whole text, and who says "we" in it.
    void introduce(const language::Parsed& parsed, std::span<const actors::LinkedMention> mentions);

  private:
    std::optional<Side> lead_;
    std::optional<Side> previous_;
    std::vector<Side> principals_;
    std::optional<Side> narrator_;
};

struct Candidate {
    const Predicate* predicate = nullptr;
    const Side* actor = nullptr;
    const Side* recipient = nullptr;  // none: all are on one side ("the two ministers met")
    bool mutual = false;              // done together: the order of the sides means nothing
};

// Of both sides, sorted.
std::vector<std::string_view> all_codes(const Candidate& candidate);

// All pairs for one predicate. domestic: of one state, too.
std::vector<Candidate> candidates_of(const Predicate& predicate, const std::vector<Side>& sides,
                                     bool domestic);

}  // namespace entente::events
