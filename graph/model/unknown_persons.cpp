#include "graph/model/unknown_persons.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <unordered_map>

namespace entente::model {
namespace {

constexpr int longest_silence = 5;  // years after which the name is taken for somebody else's

bool has_full_name(std::string_view id) {
    const auto name = id.substr(id.find('/') + 1);
    return name.substr(0, name.find('/')).contains('-');
}

// Whom a name means while the events are read in order.
struct Bearer {
    int last_year = 0;
    std::string suffix{};
};

class Renamer {
  public:
    void rename(Event& event) {
        for (auto* parties : {&event.actor, &event.recipient})
            for (auto& party : *parties)
                if (is_unknown_person(party.id)) party.id += suffix(party.id, event);
    }

  private:
    std::string suffix(const std::string& id, const Event& event) {
        if (!has_full_name(id)) return "~" + event.document;
        if (!event.date) return {};
        const auto year = static_cast<int>(std::chrono::year_month_day(event.date->start).year());
        const auto [known, fresh] = bearers_.try_emplace(id, Bearer{year});
        auto& bearer = known->second;
        if (year - bearer.last_year > longest_silence) bearer.suffix = "~" + std::to_string(year);
        bearer.last_year = std::max(bearer.last_year, year);
        return bearer.suffix;
    }

    std::unordered_map<std::string, Bearer> bearers_;
};

}  // namespace

bool is_unknown_person(std::string_view id) {
    return id.starts_with("person:") && std::ranges::count(id, '/') == 2;
}

void keep_apart(std::vector<Event>& events) {
    Renamer renamer;
    for (auto& event : events) renamer.rename(event);
}

}  // namespace entente::model
