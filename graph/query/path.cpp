#include "graph/query/path.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "graph/query/ends.hpp"
#include "graph/query/route.hpp"
#include "graph/query/who.hpp"
#include "graph/store/names.hpp"
#include "graph/store/pairs.hpp"

namespace entente::query {
namespace {

using schema::Result;
using store::Numbers;

bool is_state(const Who& who) {
    return std::ranges::any_of(who.any_of, [](const Choice& choice) {
        return choice.selector.by == Selector::By::code || choice.selector.value.starts_with("country:");
    });
}

// A state among persons is those who act for it; a person among states is the state that he acts for.
Result<Numbers> start_of(const Who& who, Through through, store::Store& store) {
    auto all = keys(who, store);
    if (!all) return std::unexpected(all.error());
    std::vector<std::string> wanted;
    store::Names names(store);
    for (const auto& key : *all) {
        const bool code = key.starts_with('=');
        if (code == (through == Through::countries)) {
            wanted.push_back(key);
            continue;
        }
        const auto named = code ? names.by_code(key.substr(1)) : names.by_id(key);
        if (!named) return std::unexpected(named.error());
        for (const auto& name : *named) {
            if (code && name.actor.kind == schema::ActorKind::person) wanted.push_back(name.actor.id);
            if (!code && !name.actor.code.empty()) wanted.push_back("=" + name.actor.code);
        }
    }
    std::ranges::sort(wanted);
    const auto rest = std::ranges::unique(wanted);
    wanted.erase(rest.begin(), rest.end());
    return store::ends(store, wanted);
}

class Finder {
  public:
    Finder(store::Store& store, Through through, std::optional<store::Span> within)
        : store_(store), through_(through), within_(within) {}

    Result<Nodes> find(Route route, const Numbers& a, const Numbers& b) {
        const Ways ways{[this](std::int64_t node) { return store::ties_of(store_, node, within_); },
                        [this](std::int64_t node) { return may_pass(node); }};
        return route == Route::shortest ? shortest_path(a, b, ways) : widest_path(a, b, ways);
    }

    Result<void> add_step(std::int64_t from, std::int64_t to, Answer& answer, bool evidence) {
        const auto source = name(from), target = name(to);
        if (!source) return std::unexpected(source.error());
        if (!target) return std::unexpected(target.error());
        const auto ties = store::ties_of(store_, from, within_);
        if (!ties) return std::unexpected(ties.error());
        const auto tie = *std::ranges::find(*ties, to, &store::Tie::other);
        const auto last = store::last_event_between(store_, from, to, within_);
        if (!last) return std::unexpected(last.error());
        auto event = *last ? store_.event(**last) : Result<std::optional<schema::Event>>(std::nullopt);
        if (!event) return std::unexpected(event.error());
        const bool told = event->has_value();
        answer.rows.push_back({static_cast<std::int64_t>(answer.rows.size() + 1), label(*source),
                               label(*target), id_of(*source), id_of(*target), tie.events, tie.meetings,
                               tie.first, tie.last, told ? (*event)->id : "",
                               told ? (*event)->evidence : ""});
        if (!evidence) return {};
        return add_proofs_of(told ? &**event : nullptr, answer, store_);
    }

  private:
    Result<bool> may_pass(std::int64_t node) {
        const auto end = name(node);
        if (!end) return std::unexpected(end.error());
        return through_ == Through::persons ? end->kind == "person" : is_country(end->key.substr(1));
    }

    Result<store::EndName> name(std::int64_t node) {
        const auto known = names_.find(node);
        if (known != names_.end()) return known->second;
        auto found = store::end_name(store_, node);
        if (found) names_.emplace(node, *found);
        return found;
    }

    store::Store& store_;
    Through through_;
    std::optional<store::Span> within_;
    std::unordered_map<std::int64_t, store::EndName> names_;
};

Answer columns() {
    Answer answer{{{"step", Shown::everywhere, 4},
                   {"from", Shown::everywhere, 12},
                   {"to", Shown::everywhere, 12},
                   {"from_id", Shown::data},
                   {"to_id", Shown::data},
                   {"events", Shown::everywhere, 6},
                   {"meetings", Shown::everywhere, 8},
                   {"first", Shown::everywhere, 10},
                   {"last", Shown::everywhere, 10},
                   {"event", Shown::data},
                   {"sentence", Shown::everywhere, 16}}};
    answer.nothing = "no path";
    return answer;
}

}  // namespace

Result<Answer> path(store::Store& store, const PathQuery& query, bool evidence) {
    const auto a = find_who(query.a, {}, store);
    if (!a) return std::unexpected(a.error());
    const auto b = find_who(query.b, {}, store);
    if (!b) return std::unexpected(b.error());
    const Through through =
        query.through.value_or(is_state(*a) || is_state(*b) ? Through::countries : Through::persons);
    const auto from = start_of(*a, through, store), to = start_of(*b, through, store);
    if (!from) return std::unexpected(from.error());
    if (!to) return std::unexpected(to.error());
    const auto within = window_of(store, query.from, query.to);
    if (!within) return std::unexpected(within.error());
    Finder finder(store, through, *within);
    const auto nodes = finder.find(query.route, *from, *to);
    if (!nodes) return std::unexpected(nodes.error());
    Answer answer = columns();
    for (std::size_t i = 1; i < nodes->size(); ++i)
        if (auto added = finder.add_step((*nodes)[i - 1], (*nodes)[i], answer, evidence); !added)
            return std::unexpected(added.error());
    return answer;
}

}  // namespace entente::query
