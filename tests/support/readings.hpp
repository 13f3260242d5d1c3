// Records in short, as frames and case tables state them: "JPN+USA CONSULT/virtual happened",
// "RUS ACCUSE UKR happened; RUS ASSAULT UKR alleged".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractors/events/read.hpp"
#include "extractors/text/document.hpp"
#include "graph/schema/event_types.hpp"
#include "graph/schema/record.hpp"

namespace entente::tests {

const events::Rules& rules();
const schema::EventTypes& event_types();

// The engine on a text without markup. date "": none; domestic: events within a state, too.
std::vector<schema::Record> read(std::string_view text, std::string_view date, bool domestic = false);

std::string reading(const std::vector<schema::Record>& records);

}  // namespace entente::tests
