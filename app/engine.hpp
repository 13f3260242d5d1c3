// All that extraction needs, read once at the start: the language model, and the tables that a domain expert
// edits.
#pragma once

#include <string>

#include "app/settings.hpp"
#include "extractors/actors/knowledge.hpp"
#include "extractors/events/read.hpp"
#include "extractors/language/model.hpp"
#include "extractors/pipeline.hpp"
#include "graph/schema/event_types.hpp"
#include "graph/schema/result.hpp"

namespace entente::app {

struct Tables {
    actors::Knowledge knowledge;
    events::Rules rules;
    schema::EventTypes types;
};

struct Engine {
    language::Model model;
    Tables tables;

    pipeline::Engine view() const { return {model, tables.knowledge, tables.rules, tables.types}; }
};

// Errors name the table, its line and what was expected there.
schema::Result<Tables> open_tables(const Settings& settings);
schema::Result<Engine> open_engine(const Settings& settings);

// All acts, in a fixed order.
std::vector<std::string> acts_of(const schema::EventTypes& types);

// --scope international|all.
inline pipeline::Options extraction_options(const std::string& scope) {
    return {.domestic = scope == "all"};
}

}  // namespace entente::app
