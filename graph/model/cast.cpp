#include "graph/model/cast.hpp"

#include <algorithm>
#include <string_view>

namespace entente::model {
namespace {

void count(auto& tally, std::string_view value) {
    if (value.empty()) return;
    const auto known = tally.find(value);
    if (known != tally.end())
        ++known->second;
    else
        tally.emplace(value, 1);
}

std::string most(const auto& tally) {
    const auto best = std::ranges::max_element(tally, {}, [](const auto& entry) { return entry.second; });
    return best == tally.end() ? std::string() : best->first;
}

// A code stands for a name where nobody gives one.
std::string most_but(const auto& names, const std::string& code) {
    if (names.size() < 2 || !names.contains(code)) return most(names);
    auto others = names;
    others.erase(code);
    return most(others);
}

}  // namespace

void Cast::add(const schema::Event& event) {
    for (const auto* parties : {&event.actor, &event.recipient})
        for (const auto& party : *parties) {
            Said& said = said_[party.id];
            count(said.name, party.name);
            count(said.kind, name(party.kind));
            count(said.code, party.code);
            count(said.country, party.country);
            count(said.sector, party.sector);
        }
}

std::vector<Actor> Cast::actors() const {
    std::vector<Actor> actors;
    for (const auto& [id, said] : said_)
        actors.push_back({id, most_but(said.name, most(said.code)),
                          schema::parse_actor_kind(most(said.kind)).value_or(schema::ActorKind::country),
                          most(said.code), most(said.country), most(said.sector)});
    return actors;
}

}  // namespace entente::model
