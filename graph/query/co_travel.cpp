#include "graph/query/co_travel.hpp"

#include <algorithm>

#include "graph/query/ends.hpp"
#include "graph/query/who.hpp"
#include "graph/store/tops.hpp"

namespace entente::query {

using schema::Result;

namespace {

// "RUS,CHN" → both, in order.
Value::List countries_of(std::string_view joined) {
    std::vector<std::string> codes;
    while (!joined.empty()) {
        const auto end = std::min(joined.find(','), joined.size());
        codes.emplace_back(joined.substr(0, end));
        joined.remove_prefix(std::min(end + 1, joined.size()));
    }
    std::ranges::sort(codes);
    return Value::List(codes.begin(), codes.end());
}

}  // namespace

Result<Answer> co_travel(store::Store& store, const EgoQuery& query) {
    const auto who = find_who(query.a, {}, store);
    if (!who) return std::unexpected(who.error());
    const auto all = keys(*who, store);
    if (!all) return std::unexpected(all.error());
    const auto within = window_of(store, query.from, query.to);
    if (!within) return std::unexpected(within.error());
    Answer answer{{{"one", Shown::everywhere, 12},
                   {"other", Shown::everywhere, 12},
                   {"one_id", Shown::data},
                   {"other_id", Shown::data},
                   {"visits", Shown::everywhere, 6},
                   {"first", Shown::everywhere, 10},
                   {"last", Shown::everywhere, 10},
                   {"countries", Shown::everywhere, 9}}};
    answer.nothing = "no common travels";
    for (const auto& key : *all) {
        const auto travels = store::co_travel(store, key, *within);
        if (!travels) return std::unexpected(travels.error());
        for (const auto& [one, other, visits, first, last, countries] : *travels)
            answer.rows.push_back(
                {one.name, other.name, one.id, other.id, visits, first, last, countries_of(countries)});
    }
    cut(answer, query.offset, query.limit);
    return answer;
}

}  // namespace entente::query
