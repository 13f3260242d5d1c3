#include "graph/query/tops.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <tuple>
#include <vector>

#include "graph/query/ends.hpp"
#include "graph/query/who.hpp"
#include "graph/store/tops.hpp"

namespace entente::query {
namespace {

using schema::Result;

store::Among among(const TopQuery& query) {
    return query.among == Through::persons ? store::Among::persons : store::Among::states;
}

Answer counts(std::string who, const std::vector<store::Counted>& rows) {
    Answer answer{{{std::move(who), Shown::everywhere, 12},
                   {"id", Shown::data},
                   {"meetings", Shown::everywhere, 8},
                   {"first", Shown::everywhere, 10},
                   {"last", Shown::everywhere, 10}}};
    for (const auto& row : rows) {
        const auto country = name_of_country(row.id);
        answer.rows.push_back(
            {country.empty() ? row.name : std::string(country), row.id, row.events, row.first, row.last});
    }
    return answer;
}

// Neighbours of each end, in order.
using Neighbours = std::map<std::int64_t, std::vector<std::int64_t>>;

// Both ways: how many of the neighbours' ties go to other neighbours.
std::size_t ties_among(const std::vector<std::int64_t>& neighbours, const Neighbours& all) {
    std::size_t ties = 0;
    for (const std::int64_t one : neighbours) {
        const auto& theirs = all.at(one);
        const bool fewer = theirs.size() < neighbours.size();
        for (const std::int64_t other : fewer ? theirs : neighbours)
            if (std::ranges::binary_search(fewer ? neighbours : theirs, other)) ++ties;
    }
    return ties;
}

struct Broker {
    std::int64_t end;
    std::size_t neighbours;
    double size;
};

std::vector<Broker> brokers(const Neighbours& all) {
    std::vector<Broker> found;
    for (const auto& [end, neighbours] : all) {
        const auto n = static_cast<double>(neighbours.size());
        found.push_back({end, neighbours.size(), n - static_cast<double>(ties_among(neighbours, all)) / n});
    }
    std::ranges::sort(found, {}, [](const Broker& b) { return std::tuple(-b.size, b.end); });
    return found;
}

}  // namespace

Result<Answer> top_pairs(store::Store& store, const TopQuery& query) {
    const auto within = window_of(store, query.from, query.to);
    if (!within) return std::unexpected(within.error());
    const auto pairs = store::top_pairs(store, among(query), *within, query.offset, query.limit);
    if (!pairs) return std::unexpected(pairs.error());
    Answer answer{{{"one", Shown::everywhere, 12},
                   {"other", Shown::everywhere, 12},
                   {"one_id", Shown::data},
                   {"other_id", Shown::data},
                   {"meetings", Shown::everywhere, 8},
                   {"events", Shown::everywhere, 6},
                   {"first", Shown::everywhere, 10},
                   {"last", Shown::everywhere, 10}}};
    for (const auto& [a, b, tie] : *pairs)
        answer.rows.push_back(
            {label(a), label(b), id_of(a), id_of(b), tie.meetings, tie.events, tie.first, tie.last});
    return answer;
}

Result<Answer> top_hosts(store::Store& store, const TopQuery& query) {
    const auto within = window_of(store, query.from, query.to);
    if (!within) return std::unexpected(within.error());
    const auto hosts = store::top_hosts(store, among(query), *within, query.offset, query.limit);
    if (!hosts) return std::unexpected(hosts.error());
    return counts("host", *hosts);
}

Result<Answer> top_topics(store::Store& store, const TopQuery& query) {
    const auto within = window_of(store, query.from, query.to);
    if (!within) return std::unexpected(within.error());
    const auto topics = store::top_topics(store, *within, query.offset, query.limit);
    if (!topics) return std::unexpected(topics.error());
    return counts("topic", *topics);
}

Result<Answer> top_brokers(store::Store& store, const TopQuery& query) {
    const auto within = window_of(store, query.from, query.to);
    if (!within) return std::unexpected(within.error());
    Neighbours all;
    auto read = store::each_tie(store, among(query), *within,
                                [&](std::int64_t a, std::int64_t b) { all[a].push_back(b); });
    if (!read) return std::unexpected(read.error());
    const auto ranked = brokers(all);
    Answer answer{{{"broker", Shown::everywhere, 12},
                   {"id", Shown::data},
                   {"neighbours", Shown::everywhere, 10},
                   {"effective_size", Shown::everywhere, 8}}};
    const std::size_t first = std::min(query.offset, ranked.size());
    const std::size_t left = ranked.size() - first;
    for (const auto& broker :
         std::span(ranked).subspan(first, query.limit ? std::min(query.limit, left) : left)) {
        const auto end = store::end_name(store, broker.end);
        if (!end) return std::unexpected(end.error());
        answer.rows.push_back({label(*end), id_of(*end), broker.neighbours, broker.size});
    }
    return answer;
}

}  // namespace entente::query
