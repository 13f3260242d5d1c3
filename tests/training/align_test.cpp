#include "extractors/training/align.hpp"

#include <doctest/doctest.h>

using namespace entente;
using training::Verdict;

namespace {

actors::LinkedMention mention(const char* code) {
    actors::LinkedMention mention;
    mention.actor.id = std::string("country:") + code;
    mention.actor.code = code;
    return mention;
}

training::GoldEvent event(const char* act, std::vector<std::string> actors,
                          std::vector<std::string> recipients) {
    training::GoldEvent gold;
    gold.act = act;
    gold.mutual = recipients.empty();
    gold.actors = std::move(actors);
    gold.recipients = std::move(recipients);
    return gold;
}

}  // namespace

TEST_CASE("a trigger is sought within its evidence first") {
    training::GoldEvent gold;
    gold.evidence = "then struck Riga";
    gold.trigger = "struck";
    const auto span = training::find_trigger("Oslo struck first, then struck Riga", gold);
    REQUIRE(span);
    CHECK(span->begin == 24);
    gold.trigger = "bombed";
    CHECK(training::find_trigger("Oslo struck first, then struck Riga", gold)->begin == 19);
    gold.evidence = "nothing like it";
    CHECK_FALSE(training::find_trigger("Oslo struck first", gold));
}

TEST_CASE("a candidate is right where each party is on its side") {
    const auto norway = mention("NOR"), latvia = mention("LVA");
    const auto a = events::side_of({&norway}, events::Origin::sentence);
    const auto b = events::side_of({&latvia}, events::Origin::sentence);
    const events::Candidate directed{nullptr, &a, &b, false}, reverse{nullptr, &b, &a, false},
        mutual{nullptr, &a, &b, true};
    const auto accuse = event("ACCUSE", {"NOR"}, {"LVA"});
    CHECK(training::judge(directed, accuse) == Verdict::right);
    CHECK(training::judge(reverse, accuse) == Verdict::wrong);
    CHECK(training::judge(mutual, accuse) == Verdict::wrong);
    const auto meeting = event("CONSULT", {"LVA", "NOR"}, {});
    CHECK(training::judge(mutual, meeting) == Verdict::right);
    CHECK(training::judge(directed, meeting) == Verdict::excused);
    const auto visit = event("CONSULT", {"NOR"}, {"LVA"});
    CHECK(training::judge(directed, visit) == Verdict::right);
    CHECK(training::judge(mutual, visit) == Verdict::excused);
    CHECK(training::judge(directed, event("ACCUSE", {"NOR"}, {"EST"})) == Verdict::wrong);
}
