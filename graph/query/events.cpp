#include "graph/query/events.hpp"

#include <algorithm>
#include <utility>

#include "graph/model/graph.hpp"
#include "graph/store/pairs.hpp"

namespace entente::query {
namespace {

using schema::Event;
using schema::Party;
using schema::Result;
using store::Numbers;

constexpr std::size_t most_who_meet = 6;

bool took_part(const Event& event, const Who& who) {
    const auto is = [&](const Party& party) { return matches(who, party, event.date); };
    return std::ranges::any_of(event.actor, is) || std::ranges::any_of(event.recipient, is);
}

// The two ends of a dyad, in either direction.
bool dealt(const Event& event, const Who& a, const Who& b) {
    const auto is = [&](const Who& who, const Party* party) { return matches(who, *party, event.date); };
    return std::ranges::any_of(model::pairs(event), [&](const model::Pair& pair) {
        return (is(a, pair.source) && is(b, pair.target)) || (is(b, pair.source) && is(a, pair.target));
    });
}

Result<Numbers> ends(const Who& who, store::Store& store) {
    const auto all = keys(who, store);
    if (!all) return std::unexpected(all.error());
    return store::ends(store, *all);
}

// Those who act for one state or organisation also deal with each other; no dyad has it at both ends.
bool share_a_code(const Who& a, const Who& b) {
    return std::ranges::any_of(a.any_of, [&](const Choice& choice) {
        return choice.selector.by == Selector::By::code &&
               std::ranges::find(b.any_of, choice.selector.value,
                                 [](const Choice& other) { return other.selector.value; }) != b.any_of.end();
    });
}

class Search {
  public:
    Search(store::Store& store, const EventsQuery& query) : store_(store), query_(query) {}

    Result<void> resolve() {
        for (const auto& [argument, who] : {std::pair(&query_.a, &a_), std::pair(&query_.b, &b_)}) {
            if (!*argument) continue;
            auto found = find_who(**argument, query_.expand, store_);
            if (!found) return std::unexpected(found.error());
            *who = *std::move(found);
        }
        if (!a_) std::swap(a_, b_);
        return {};
    }

    Result<Numbers> candidates() {
        if (!a_) return store::events_of(store_, query_.filter.act, query_.filter.status);
        if (!b_ || share_a_code(*a_, *b_)) {
            const auto all = keys(*a_, store_);
            if (!all) return std::unexpected(all.error());
            return store::events_with(store_, *all);
        }
        const auto a = ends(*a_, store_);
        if (!a) return std::unexpected(a.error());
        const auto b = ends(*b_, store_);
        if (!b) return std::unexpected(b.error());
        return store::events_between(store_, *a, *b, query_.filter.act == "CONSULT");
    }

    bool wanted(const Event& event) const {
        if (!a_) return true;
        if (!b_) return sure() || took_part(event, *a_);
        if (!query_.co_attended && mere_co_attendance(event)) return false;
        return sure() || dealt(event, *a_, *b_);
    }

    // All candidates are wanted, whoever else takes part.
    bool needs_no_parties() const { return sure() && (!b_ || query_.co_attended); }

  private:
    bool sure() const {
        return (!a_ || !must_check(*a_)) && (!b_ || (!must_check(*b_) && !share_a_code(*a_, *b_)));
    }

    store::Store& store_;
    const EventsQuery& query_;
    std::optional<Who> a_, b_;
};

}  // namespace

bool mere_co_attendance(const Event& event) {
    const bool many =
        event.format == "multilateral" || event.actor.size() + event.recipient.size() > most_who_meet;
    const bool one_with_others =
        !event.reciprocal && (event.actor.size() == 1 || event.recipient.size() == 1);
    return many && !one_with_others;
}

Result<void> each_event(store::Store& store, const EventsQuery& query,
                        const std::function<Result<void>(Event)>& visit) {
    Search search(store, query);
    if (auto resolved = search.resolve(); !resolved) return resolved;
    auto numbers = search.candidates();
    if (!numbers) return std::unexpected(numbers.error());
    if (query.latest_first) std::ranges::reverse(*numbers);
    store::EventFilter filter = query.filter;
    if (query.counts_only && search.needs_no_parties()) filter.parts = store::EventParts::row;
    std::size_t found = 0;
    for (const std::int64_t number : *numbers) {
        if (query.limit && found == query.offset + query.limit) break;
        auto event = store.event(number, filter);
        if (!event) return std::unexpected(event.error());
        if (!*event || !search.wanted(**event)) continue;
        if (found++ < query.offset) continue;
        if (auto visited = visit(**std::move(event)); !visited) return visited;
    }
    return {};
}

}  // namespace entente::query
