#include "extractors/events/choose.hpp"

#include <algorithm>
#include <tuple>

namespace entente::events {
namespace {

// The same with one party more or less: "Oslo met Riga", "Oslo met Riga and Vilnius". What two do together is
// another thing than what they do to a third.
bool alike(const Candidate& a, const Candidate& b) {
    if (a.mutual != b.mutual) return false;
    if (!a.mutual && (!a.actor->shares_code(*b.actor) || !a.recipient->shares_code(*b.recipient)))
        return false;
    const auto first = all_codes(a), second = all_codes(b);
    std::vector<std::string_view> common;
    std::ranges::set_intersection(first, second, std::back_inserter(common));
    return 2 * common.size() >= first.size() + second.size() - common.size() && first != second;
}

bool excludes(const Found& better, const Found& found) {
    const auto& a = better.scored;
    const auto& b = found.scored;
    if (a.candidate.predicate == b.candidate.predicate && better.sentence == found.sentence) return true;
    return a.act == b.act && alike(a.candidate, b.candidate);
}

}  // namespace

std::vector<Found> choose(std::vector<Found> found) {
    std::ranges::stable_sort(found,
                             [](const Found& a, const Found& b) { return a.scored.score > b.scored.score; });
    std::vector<Found> chosen;
    for (auto& one : found)
        if (std::ranges::none_of(chosen, [&](const Found& better) { return excludes(better, one); }))
            chosen.push_back(one);
    std::ranges::sort(chosen, {}, [](const Found& one) {
        return std::tuple(one.sentence, one.scored.candidate.predicate->token);
    });
    return chosen;
}

}  // namespace entente::events
