#include "graph/analysis/temporal_paths.hpp"

#include <algorithm>
#include <span>

namespace entente::analysis {
namespace {

struct Contact {
    Vertex from;
    Vertex to;
    schema::Day day;
    std::size_t tie;
};

// In order of their days.
std::vector<Contact> contacts_of(const Network& network, const TemporalOptions& options) {
    std::vector<Contact> contacts;
    for (std::size_t i = 0; i < network.ties.size(); ++i) {
        const auto& tie = network.ties[i];
        if (!tie.date || tie.date->precision != schema::DatePrecision::day) continue;
        const auto day = tie.date->start;
        if ((options.from && day < *options.from) || (options.to && day > *options.to)) continue;
        contacts.push_back({tie.source, tie.target, day, i});
        if (tie.symmetric || !options.directed) contacts.push_back({tie.target, tie.source, day, i});
    }
    std::ranges::stable_sort(contacts, {}, &Contact::day);
    return contacts;
}

// How each node can be reached with the contacts seen so far.
class Reached {
  public:
    Reached(std::size_t nodes, Vertex source) : source_(source) { arrivals_.of.resize(nodes); }

    struct State {
        std::size_t hops;
        std::optional<std::size_t> step;
    };
    std::optional<State> state(Vertex v) const {
        if (v == source_) return State{0, {}};
        const auto step = arrivals_.of[v];
        return step ? std::optional(State{arrivals_.steps[*step].hops, step}) : std::nullopt;
    }
    bool improve(const Contact& contact, const State& before) {
        const auto known = state(contact.to);
        if (known && known->hops <= before.hops + 1) return false;
        arrivals_.of[contact.to] = arrivals_.steps.size();
        arrivals_.steps.push_back({contact.to, contact.day, before.hops + 1, contact.tie, before.step});
        return true;
    }
    const Arrivals& arrivals() const { return arrivals_; }

  private:
    Arrivals arrivals_;
    Vertex source_;
};

// Contacts of one day, as things stood in the morning: nobody hands on what he hears that day.
void pass_apart(Reached& reached, std::span<const Contact> day) {
    std::vector<std::pair<const Contact*, Reached::State>> morning;
    for (const auto& contact : day)
        if (const auto state = reached.state(contact.from)) morning.emplace_back(&contact, *state);
    for (const auto& [contact, state] : morning) reached.improve(*contact, state);
}

// Contacts of one day, one after another in any order, until nothing improves.
void pass_through(Reached& reached, std::span<const Contact> day) {
    for (bool improved = true; improved;) {
        improved = false;
        for (const auto& contact : day)
            if (const auto state = reached.state(contact.from)) improved |= reached.improve(contact, *state);
    }
}

// Calls with the contacts of each day, first to last.
template <class See>
void for_each_day(const std::vector<Contact>& contacts, See see) {
    for (std::size_t begin = 0, end = 0; begin < contacts.size(); begin = end) {
        while (end < contacts.size() && contacts[end].day == contacts[begin].day) ++end;
        see(std::span(contacts).subspan(begin, end - begin));
    }
}

}  // namespace

Arrivals fewest_hops(const Network& network, Vertex source, const TemporalOptions& options) {
    Reached reached(network.nodes.size(), source);
    for_each_day(contacts_of(network, options), [&](std::span<const Contact> day) {
        options.same_day ? pass_through(reached, day) : pass_apart(reached, day);
    });
    return reached.arrivals();
}

// The same pass: fewest hops so far is the state that decides, and the day on which a node first has any is
// its earliest.
Arrivals earliest_arrivals(const Network& network, Vertex source, const TemporalOptions& options) {
    Reached reached(network.nodes.size(), source);
    std::vector<std::optional<std::size_t>> first(network.nodes.size());
    for_each_day(contacts_of(network, options), [&](std::span<const Contact> day) {
        options.same_day ? pass_through(reached, day) : pass_apart(reached, day);
        for (const auto& contact : day)
            if (!first[contact.to]) first[contact.to] = reached.arrivals().of[contact.to];
    });
    return {reached.arrivals().steps, std::move(first)};
}

std::vector<Vertex> path_to(const Arrivals& arrivals, Vertex node) {
    std::vector<Vertex> path;
    for (auto step = arrivals.of[node]; step; step = arrivals.steps[*step].before)
        path.push_back(arrivals.steps[*step].node);
    std::ranges::reverse(path);
    return path;
}

}  // namespace entente::analysis
