// A candidate reading as features: what stands at its predicate, how each side is tied to it, and what the
// frames made of it.
#pragma once

#include <string>
#include <vector>

#include "extractors/events/candidates.hpp"
#include "extractors/events/event.hpp"
#include "extractors/events/features.hpp"
#include "extractors/events/frames.hpp"

namespace entente::events {

// How a side is tied to a predicate, in the terms of relations.hpp: "agent", "patient.own" (owner of the
// patient), "patient.with" (behind a noun), "up.agent" (of the predicate above); "-" where it is not.
std::string relation_between(const SentenceView& view, const Predicate& predicate, const Side& side);

// The way through the tree from one token to another: "^xcomp dobj prep:with pobj"; "far" beyond six steps.
std::string path_between(const language::Parsed& parsed, std::uint32_t from, std::uint32_t to);

// How a candidate's sides compare with those that the frames read: "same", "reverse", "together" (both sides
// of the reading, as one), "other".
std::string_view agreement(const Candidate& candidate, const Event& reading);

// Is the candidate, with this act, what the frames read? reading: none where no frame fits.
bool is_reading(const Candidate& candidate, std::string_view act, const Event* reading);

class Describer {
  public:
    // sides: all that may take part, of the sentence and of the discourse.
    Describer(const Frames& frames, const SentenceView& view, const std::vector<Side>& sides)
        : frames_(frames), view_(view), sides_(sides) {}

    // reading: what the frames made of this predicate; none where no frame fits.
    void predicate(const Predicate& predicate, const Event* reading, Features& features) const;

    // The parts of a candidate that do not depend on each other can be described once: one side in its role …
    void side(const Predicate& predicate, const Side& side, std::string_view role, const Event* reading,
              Features& features) const;
    // … and what the two sides are to each other.
    void pair(const Candidate& candidate, const Event* reading, Features& features) const;

  private:
    std::string relation(const Predicate& predicate, const Side& side) const;
    void rivals(const Predicate& predicate, const Side& side, std::string_view role,
                Features& features) const;
    void slots(const Predicate& predicate, const std::string& relation, std::string_view role,
               Features& features) const;
    // Line breaks and the like by one name: a feature's name is a cell of a table.
    std::string_view lemma(std::uint32_t token) const {
        const auto& at = view_.parsed.tokens[token];
        return at.pos == "SPACE" ? "SPACE" : at.lemma;
    }
    void words(const Predicate& predicate, Features& features) const;
    void arguments(const Predicate& predicate, Features& features) const;
    void above(const Predicate& predicate, Features& features) const;
    void frames(const Predicate& predicate, std::string_view name, Features& features) const;
    void mention(const Side& side, std::string_view role, Features& features) const;
    void topic(const Predicate& predicate, Features& features) const;
    void between(std::uint32_t from, std::uint32_t to, std::string_view name, std::string_view role,
                 Features& features) const;

    const Frames& frames_;
    const SentenceView& view_;
    const std::vector<Side>& sides_;
    // The relations of all sides to the predicate that was asked for last.
    mutable const Predicate* related_ = nullptr;
    mutable std::vector<std::string> relations_;
};

}  // namespace entente::events
