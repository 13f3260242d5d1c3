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
};

struct Scored {
    Candidate candidate;
    const Event* reading = nullptr;
    ActIndex act = 0;
    float score = 0;  // log odds that it is right
};

// The first step for all predicates of a sentence; only those with acts worth a look are kept: likely ones,
// and what the frames read.
std::vector<Prospect> prospects(const Describer& describer, const Weights& weights,
                                const SentenceAnalysis& view, const std::vector<Event>& readings);

// What the first step says of one act, as features of the second.
void describe_act(const Prospect& prospect, ActIndex act, const std::vector<Prospect>& all,
                  Features& features);

// The second step: all candidates of all prospects, in order of predicate. domestic: parties of one state,
// too.
std::vector<Scored> score(const Describer& describer, const LinearModel& model,
                          const std::vector<Prospect>& prospects, const std::vector<Side>& sides,
                          bool domestic);

// Is this predicate worth a look at all? Proper names and words within a mention tell no act.
bool can_tell(const SentenceAnalysis& view, const Predicate& predicate);

// What the frames made of the predicate.
const Event* reading_at(const std::vector<Event>& readings, std::uint32_t token);

// What weighs most for and against it: "+0.71 rel actor agent; -0.40 bias …".
std::string reasons(const Describer& describer, const LinearModel& model, const Scored& scored,
                    const std::vector<Prospect>& prospects);

// All features of one candidate with one act, as `score` adds them up.
Features features_of(const Describer& describer, const Scored& scored, const std::vector<Prospect>& prospects,
                     FeatureNames* names);

}  // namespace entente::events
