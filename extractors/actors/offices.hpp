// Which office a title names beside a state or organisation, and who held it on a day: "the Japanese foreign
// minister" is someone else every few years.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extractors/actors/knowledge.hpp"
#include "extractors/actors/mention.hpp"
#include "extractors/actors/recognise.hpp"

namespace entente::actors {

// The office that the name stands for beside `owner` ("" = not said whose); its own before the general one.
const Office* office_named(const Knowledge& knowledge, const Name& name, std::string_view owner);

// The office by its id.
const Office* office_by_id(const Knowledge& knowledge, std::string_view id, std::string_view owner);

// Whoever held the office on the day, where the tables leave no doubt; else the office itself, with the last
// holder known as a candidate, since a term that was open when the table was made may have ended since. `to`:
// where an ambassador is posted. The mention has no place in a text yet.
LinkedMention holder_of(const Knowledge& knowledge, const Office& office, const std::string& owner,
                        std::string_view title, std::optional<schema::Day> day, std::string_view to = {});

}  // namespace entente::actors
