#include "graph/query/ego.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "graph/query/ends.hpp"
#include "graph/query/who.hpp"
#include "graph/store/pairs.hpp"

namespace entente::query {

using schema::Result;

namespace {

void add(store::Tie& sum, const store::Tie& tie) {
    sum.events += tie.events;
    sum.meetings += tie.meetings;
    if (sum.first.empty() || (!tie.first.empty() && tie.first < sum.first)) sum.first = tie.first;
    sum.last = std::max(sum.last, tie.last);
}

Result<std::vector<store::Tie>> ties_of(store::Store& store, const EgoQuery& query) {
    const auto who = find_who(query.a, {}, store);
    if (!who) return std::unexpected(who.error());
    const auto all = keys(*who, store);
    if (!all) return std::unexpected(all.error());
    const auto ends = store::ends(store, *all);
    if (!ends) return std::unexpected(ends.error());
    const auto within = window_of(store, query.from, query.to);
    if (!within) return std::unexpected(within.error());
    std::map<std::int64_t, store::Tie> sums;
    for (const std::int64_t end : *ends) {
        const auto ties = store::ties_of(store, end, *within);
        if (!ties) return std::unexpected(ties.error());
        for (const auto& tie : *ties)
            add(sums.try_emplace(tie.other, store::Tie{tie.other}).first->second, tie);
    }
    std::vector<store::Tie> ties;
    for (const auto& [other, tie] : sums) ties.push_back(tie);
    std::ranges::sort(ties, {},
                      [](const store::Tie& t) { return std::tuple(-t.events, -t.meetings, t.other); });
    return ties;
}

}  // namespace

Result<Answer> ego(store::Store& store, const EgoQuery& query) {
    const auto ties = ties_of(store, query);
    if (!ties) return std::unexpected(ties.error());
    Answer answer{{{"with", Shown::everywhere, 12},
                   {"id", Shown::data},
                   {"events", Shown::everywhere, 6},
                   {"meetings", Shown::everywhere, 8},
                   {"first", Shown::everywhere, 10},
                   {"last", Shown::everywhere, 10}}};
    answer.nothing = "nobody";
    const std::size_t first = std::min(query.offset, ties->size());
    const std::size_t left = ties->size() - first;
    for (std::size_t i = first; i < first + (query.limit ? std::min(query.limit, left) : left); ++i) {
        const store::Tie& tie = (*ties)[i];
        const auto other = store::end_name(store, tie.other);
        if (!other) return std::unexpected(other.error());
        answer.rows.push_back({label(*other), id_of(*other), tie.events, tie.meetings, tie.first, tie.last});
    }
    if (answer.rows.size() < ties->size() && !answer.rows.empty())
        answer.notes.push_back(page_note(first, answer.rows.size(), ties->size()));
    return answer;
}

}  // namespace entente::query
