// Weighs candidate readings: which acts a predicate may tell, then which sides take part. Both steps are
// linear models over named features (weights.hpp), so that every score can be taken apart again.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "extractors/events/candidates.hpp"
#include "extractors/events/describe.hpp"
#include "extractors/events/weights.hpp"

namespace entente::events {

// A predicate that may tell acts.
struct Prospect {
    const Predicate* predicate = nullptr;
    const Event* reading = nullptr;  // what the frames made of it; none where no frame fits
    ActScores scores{};              // log odds
    std::vector<ActIndex> acts{};    // those worth a closer look, best first
    std::vector<Side> read{};  // the sides of the frames' reading: actor, and recipient where it has one
    bool paired = true;        // false: one of too many; only what the frames read is weighed
};

struct Scored {
    Candidate candidate;
    const Event* reading = nullptr;
    ActIndex act = 0;
    float score = 0;  // log odds that it is right
};

// The first step for all predicates of a sentence; only those with acts worth a look are kept: likely ones,
// and what the frames read.
std::vector<Prospect> prospects(const Describer& describer, const Weights& weights, const SentenceView& view,
                                const std::vector<Event>& readings);

// Pairs of sides that are weighed in one sentence, over all its predicates. People write no sentence with so
// many; a monstrous one would have millions.
inline constexpr std::size_t most_pairs = 100'000;

// Leaves pairs to the likeliest prospects, as many as most_pairs allows. How many have none.
std::size_t pair_likeliest(std::vector<Prospect>& prospects, const std::vector<Side>& sides);

// What the first step says of one act, as features of the second.
void describe_act(const Prospect& prospect, ActIndex act, const std::vector<Prospect>& all,
                  Features& features);

// The second step: all candidates of all prospects, in order of predicate. domestic: parties of one state,
// too.
std::vector<Scored> score(const Describer& describer, const LinearModel& model,
                          const std::vector<Prospect>& prospects, const std::vector<Side>& sides,
                          bool domestic);

// Is this predicate worth a look at all? Not a word within a mention, nor one that tells nothing, nor a noun
// that the frames read as part of a verb's phrase ("held talks"), unless they read it for itself.
bool can_tell(const SentenceView& view, const Predicate& predicate, const std::vector<Event>& readings);

// What the frames made of the predicate.
const Event* reading_at(const std::vector<Event>& readings, std::uint32_t token);

struct Reason {
    std::string feature;
    float weight = 0;  // what it added to the log odds
};

// The features that weighed most for or against an act, the heaviest first.
std::vector<Reason> heaviest(const LinearModel& model, const Features& features, const FeatureNames& names,
                             ActIndex act, std::size_t most);

// The same in words: "+0.71 rel actor agent; -0.40 bias".
std::string reasons_of(const LinearModel& model, const Features& features, const FeatureNames& names,
                       ActIndex act);

// All features of one candidate with one act, as `score` adds them up.
Features features_of(const Describer& describer, const Scored& scored, const std::vector<Prospect>& prospects,
                     FeatureNames* names);

}  // namespace entente::events
