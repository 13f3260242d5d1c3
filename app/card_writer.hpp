// Cards of actors as a page for people or as JSON for programs.
#pragma once

#include <cstddef>
#include <ostream>
#include <string_view>
#include <vector>

#include "app/actor_cards.hpp"
#include "graph/schema/date.hpp"

namespace entente::app {

void write_cards(std::ostream& out, const std::vector<ActorCard>& cards, schema::Day day, std::size_t width);

// {"day":"…","actors":[{"id":…,"facts":{…},"lists":{"holders":[{…}]}}]}
void write_cards_json(std::ostream& out, const std::vector<ActorCard>& cards, schema::Day day);

}  // namespace entente::app
