// Which item of Wikidata an actor of the tables is.
#pragma once

#include <map>
#include <string>

#include "app/settings.hpp"
#include "graph/schema/result.hpp"

namespace entente::app {

// "country:JPN" → "Q17", of all countries, organisations and groups that the tables know by an item.
schema::Result<std::map<std::string, std::string>> read_wikidata(const Settings& settings);

}  // namespace entente::app
