// Which actors a token of a sentence stands for: by itself, or as the owner of what it names.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "extractors/actors/mention.hpp"
#include "extractors/events/relations.hpp"

namespace entente::events {

using Mentions = std::vector<const actors::LinkedMention*>;

// For whom an actor acts, as sides are told apart: the code, or the id of a group without one.
std::string_view key_of(const actors::Actor& actor);

// Named only to say what somebody else is like: "Iran-backed rebels", "a U.S.-born preacher", "the
// Gaza-bound ship". Who leads or owns ("U.S.-led", "Russian-flagged") has a part in what is told.
bool stands_aside(const language::Parsed& parsed, const actors::LinkedMention& mention);

class Parties {
  public:
    // mentions: those of this sentence, in order.
    Parties(const language::Parsed& parsed, language::Sentence sentence, const Children& children,
            std::span<const actors::LinkedMention> mentions);

    // The actors that the token is the head of, or lies in.
    const Mentions& at(std::uint32_t token) const;

    // The same, and where there are none whose conduct, part or property the noun names: "the efforts by
    // China", "its missile programme", "the unity of Moldova", "violence against the people of Myanmar".
    Mentions owners(std::uint32_t token) const;

    // Places and states among them, for slots that want a place.
    Mentions places(std::uint32_t token) const;

  private:
    struct Candidate;
    void join_lists(std::span<const actors::LinkedMention> mentions);
    bool are_of_headline(const actors::LinkedMention& a, const actors::LinkedMention& b) const;
    bool follows_in_list(const actors::LinkedMention& a, const actors::LinkedMention& b, bool& closed) const;
    void search(std::uint32_t token, int rank, int depth, Candidate& best) const;
    void consider(std::uint32_t token, int rank, int depth, Candidate& best) const;

    const language::Parsed& parsed_;
    language::Sentence sentence_;
    const Children& children_;
    std::vector<Mentions> by_token_;
};

}  // namespace entente::events
