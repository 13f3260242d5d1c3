#include "extractors/events/choose.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>

namespace entente::events {
namespace {

// What a candidate tells: who does which act to whom, wherever it stands.
struct Telling {
    ActIndex act = 0;
    bool mutual = false;
    std::vector<std::string_view> actor, recipient, all;  // codes, sorted

    explicit Telling(const Scored& scored)
        : act(scored.act),
          mutual(scored.candidate.mutual),
          actor(scored.candidate.actor->codes),
          recipient(scored.candidate.recipient ? scored.candidate.recipient->codes
                                               : std::vector<std::string_view>()),
          all(all_codes(scored.candidate)) {}

    auto operator<=>(const Telling&) const = default;
};

bool share(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
    return std::ranges::any_of(a, [&](auto code) { return std::ranges::binary_search(b, code); });
}

// The same with one party more or less: "Oslo met Riga", "Oslo met Riga and Vilnius". What two do together is
// another thing than what they do to a third.
bool alike(const Telling& a, const Telling& b) {
    if (a.act != b.act || a.mutual != b.mutual) return false;
    if (!a.mutual && (!share(a.actor, b.actor) || !share(a.recipient, b.recipient))) return false;
    std::vector<std::string_view> common;
    std::ranges::set_intersection(a.all, b.all, std::back_inserter(common));
    return 2 * common.size() >= a.all.size() + b.all.size() - common.size() && a.all != b.all;
}

}  // namespace

std::vector<Found> choose(std::vector<Found> found) {
    std::ranges::stable_sort(found,
                             [](const Found& a, const Found& b) { return a.scored.score > b.scored.score; });
    std::vector<Found> chosen;
    std::set<const Predicate*> taken;
    std::set<Telling> told;  // often the same: a text has many sentences and few parties
    for (auto& one : found) {
        if (taken.contains(one.scored.candidate.predicate)) continue;
        const Telling telling(one.scored);
        if (std::ranges::any_of(told, [&](const Telling& better) { return alike(better, telling); }))
            continue;
        taken.insert(one.scored.candidate.predicate);
        told.insert(telling);
        chosen.push_back(one);
    }
    std::ranges::sort(chosen, {}, [](const Found& one) {
        return std::tuple(one.sentence, one.scored.candidate.predicate->token);
    });
    return chosen;
}

}  // namespace entente::events
