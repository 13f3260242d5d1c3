#include "graph/model/unknown_persons.hpp"

#include <algorithm>
#include <chrono>
#include <string>

namespace entente::model {
namespace {

constexpr int longest_silence = 5;  // years after which the name is taken for somebody else's

bool has_full_name(std::string_view id) {
    const auto name = id.substr(id.find('/') + 1);
    return name.substr(0, name.find('/')).contains('-');
}

}  // namespace

bool is_unknown_person(std::string_view id) {
    return id.starts_with("person:") && std::ranges::count(id, '/') == 2;
}

std::string lasting_id(std::string_view id, std::string_view document) {
    std::string lasting(id);
    if (is_unknown_person(id) && !has_full_name(id)) lasting.append("~").append(document);
    return lasting;
}

void Bearers::rename(schema::Event& event) {
    for (auto* parties : {&event.actor, &event.recipient})
        for (auto& party : *parties)
            if (is_unknown_person(party.id)) party.id += suffix(party.id, event);
}

std::string Bearers::suffix(const std::string& id, const schema::Event& event) {
    if (id.contains('~') || !event.date) return {};
    const auto year = static_cast<int>(std::chrono::year_month_day(event.date->start).year());
    const auto [known, fresh] = bearers_.try_emplace(id, Bearer{year});
    auto& bearer = known->second;
    if (year - bearer.last_year > longest_silence) bearer.suffix = "~" + std::to_string(year);
    bearer.last_year = std::max(bearer.last_year, year);
    return bearer.suffix;
}

}  // namespace entente::model
