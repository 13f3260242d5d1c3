// Who does what to whom, in terms that no parser owns. Frames are written against these relations, so that
// another parser can stand in: this is the only place of the layer that reads labels.
//
// A predicate is a verb, a noun, or an adjective that governs a clause ("ready to sign"). Its arguments are
// tokens, each with a relation: `agent`, `patient`, `recipient` (the indirect object), or a preposition
// ("with", "on", "against"). Four reach further: `clause`, whoever stands in the clause that a verb governs,
// `clause-subject`, who is the subject there
// ("demands that Oslo pay"), `subject`, who acts in the clause of a noun, and `where`, the place that the
// patient is in. Passives are turned round, lists are taken apart, and what the sentence leaves out is filled
// in: "Russia agreed to send troops" has Russia send, "Oslo met and thanked Riga" has Oslo thank.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/language/parsed.hpp"

namespace entente::events {

struct Argument {
    std::string_view relation;
    std::uint32_t token = 0;

    friend bool operator==(const Argument&, const Argument&) = default;
};

enum class Modality : std::uint8_t { none, will, would, may, should };

// How a predicate hangs by the one above it.
enum class Link : std::uint8_t { none, conjunct, complement, purpose, adverbial, condition, relative, noun };

struct Predicate {
    std::uint32_t token = 0;
    std::string lemma{};  // with its particle: "call off"
    bool verb = true;     // false: a noun
    bool passive = false;
    bool negated = false;
    bool infinitive = false;  // "to meet"
    bool past = false;
    bool conditional = false;  // holds only under a condition: "would go if"
    bool question = false;     // "whether he went"
    Modality modality = Modality::none;
    std::vector<std::uint32_t> modifiers{};  // tokens: "allegedly", "planned"
    std::vector<Argument> arguments{};
    std::optional<std::uint32_t> governor{};  // token of the predicate above
    Link link = Link::none;
};

class Relations {
  public:
    explicit Relations(std::vector<Predicate> predicates, std::uint32_t first, std::uint32_t last);

    const std::vector<Predicate>& predicates() const { return predicates_; }
    const Predicate* at(std::uint32_t token) const;

  private:
    std::vector<Predicate> predicates_;  // by token
    std::uint32_t first_ = 0;
    std::vector<std::int32_t> index_;  // token − first → predicate, −1 for none
};

Relations relate(const language::Parsed& parsed, language::Sentence sentence);

// Tokens that depend on this one directly, in order.
class Children {
  public:
    Children(const language::Parsed& parsed, language::Sentence sentence);
    std::span<const std::uint32_t> of(std::uint32_t token) const;

  private:
    std::uint32_t first_ = 0;
    std::vector<std::uint32_t> begin_;  // by token − first, and one more
    std::vector<std::uint32_t> tokens_;
};

// The token and the other members of its list: "Paris, Berlin and Rome".
std::vector<std::uint32_t> conjuncts(const language::Parsed& parsed, const Children& children,
                                     std::uint32_t token);

}  // namespace entente::events
